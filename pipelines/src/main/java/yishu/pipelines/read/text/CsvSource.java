package yishu.pipelines.read.text;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.read.Part;
import yishu.pipelines.read.RowReader;
import yishu.pipelines.read.Source;

/** Text whose cells are divided by a delimiter, in whatever encoding and quoting it comes. */
public final class CsvSource implements Source {
    @Override
    public Set<String> formats() {
        return Set.of("csv");
    }

    @Override
    public RowReader open(Path file, SourceSpec.Reading reading) throws IOException {
        return open(file, reading, Part.WHOLE);
    }

    @Override
    public RowReader open(Path file, SourceSpec.Reading reading, Part part) throws IOException {
        Charset charset = Encoding.of(file, reading.encoding());
        char delimiter = Delimiter.of(file, charset, reading.delimiter());
        return new CsvRows(file, charset, delimiter, part.line(), StrictText.marked(file, charset, part));
    }

    @Override
    public List<Part> parts(Path file, SourceSpec.Reading reading, long size) throws IOException {
        if (Files.size(file) <= size) {
            return List.of(Part.WHOLE);
        }
        Charset charset = Encoding.of(file, reading.encoding());
        char delimiter = Delimiter.of(file, charset, reading.delimiter());
        List<Part> parts =
                CsvCuts.areSafe(charset, delimiter) ? new CsvCuts(file, delimiter, size).parts() : List.of(Part.WHOLE);
        return parts.stream().map(it -> it.in(charset.name())).toList();
    }
}
