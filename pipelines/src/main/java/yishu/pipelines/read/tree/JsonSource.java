package yishu.pipelines.read.tree;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Set;
import yishu.pipelines.contract.SourceSpec;
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
        Charset charset = Encoding.of(file, reading.encoding());
        RecordPath path = RecordPath.json(reading.records().orElse(""));
        return TreeRows.open(file, charset, path, () -> new JsonUnits(file, charset, path));
    }
}
