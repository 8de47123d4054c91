package yishu.pipelines.read.tree;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Set;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.read.Part;
import yishu.pipelines.read.RowReader;
import yishu.pipelines.read.Source;

/** XML whose records are the elements of a path. Namespaces are not told apart, and a document type is refused. */
public final class XmlSource implements Source {
    @Override
    public Set<String> formats() {
        return Set.of("xml");
    }

    @Override
    public RowReader open(Path file, SourceSpec.Reading reading) throws IOException {
        Charset charset = XmlEncoding.of(file, reading.encoding());
        RecordPath path = XmlWay.of(file, charset, reading.records());
        return TreeRows.open(file, charset, path, Part.WHOLE, () -> new XmlUnits(file, charset, path));
    }
}
