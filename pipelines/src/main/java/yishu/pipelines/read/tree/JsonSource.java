package yishu.pipelines.read.tree;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.read.Part;
import yishu.pipelines.read.RowReader;
import yishu.pipelines.read.Source;
import yishu.pipelines.read.text.Encoding;

/** JSON: an array of records at the top or deep in an object, or an object on each line; its content decides which. */
public final class JsonSource implements Source {
    @Override
    public Set<String> formats() {
        return Set.of("json");
    }

    @Override
    public RowReader open(Path file, SourceSpec.Reading reading) throws IOException {
        return open(file, reading, Part.WHOLE);
    }

    @Override
    public RowReader open(Path file, SourceSpec.Reading reading, Part part) throws IOException {
        Charset charset = Encoding.of(file, reading.encoding());
        RecordPath path = path(reading);
        return TreeRows.open(file, charset, path, part, () -> new JsonUnits(JsonText.open(file, charset, part), path));
    }

    /** Where more may stand behind the records, all of them have to be passed. */
    @Override
    public RowReader openHead(Path file, SourceSpec.Reading reading, int rows) throws IOException {
        Charset charset = Encoding.of(file, reading.encoding());
        RecordPath path = path(reading);
        Units.Opener opener = () -> new JsonUnits(JsonText.open(file, charset, Part.WHOLE), path);
        return areLines(file, charset, path)
                ? TreeRows.openHead(file, charset, path, rows, opener)
                : TreeRows.open(file, charset, path, Part.WHOLE, opener);
    }

    /** Objects on lines of their own can be told apart by their bytes. */
    @Override
    public List<Part> parts(Path file, SourceSpec.Reading reading, long size) throws IOException {
        if (Files.size(file) <= size) {
            return List.of(Part.WHOLE);
        }
        Charset charset = Encoding.of(file, reading.encoding());
        RecordPath path = path(reading);
        return charset.equals(StandardCharsets.UTF_8) && areLines(file, charset, path)
                ? lines(file, charset, path, new JsonCuts(file, size).parts())
                : List.of(Part.WHOLE.in(charset.name()));
    }

    private static boolean areLines(Path file, Charset charset, RecordPath path) throws IOException {
        try (JsonUnits units = new JsonUnits(JsonText.open(file, charset, Part.WHOLE), path)) {
            return units.areLines() && path.inner().isEmpty();
        }
    }

    private static List<Part> lines(Path file, Charset charset, RecordPath path, List<Part> parts) throws IOException {
        Columns columns = Columns.ofAll(
                file,
                parts,
                part -> new RecordStream(file, path, new JsonUnits(JsonText.open(file, charset, part), path)));
        return parts.stream()
                .map(it -> it.in(charset.name()).under(columns.names()))
                .toList();
    }

    private static RecordPath path(SourceSpec.Reading reading) {
        return RecordPath.json(reading.records().orElse(""));
    }
}
