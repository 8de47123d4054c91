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
import yishu.pipelines.read.Unreadable;

/**
 * Text whose fields are told by their widths in bytes, as host computers write it: under {@code {code: 6, name: 8}}, the
 * line {@code 110000北京市} followed by two blanks, 14 bytes of GB18030, is the cells 110000 and 北京市.
 */
public final class FixedWidthSource implements Source {
    @Override
    public Set<String> formats() {
        return Set.of("fixed-width");
    }

    @Override
    public RowReader open(Path file, SourceSpec.Reading reading) throws IOException {
        return open(file, reading, Part.WHOLE);
    }

    @Override
    public List<Part> parts(Path file, SourceSpec.Reading reading, long size) throws IOException {
        if (Files.size(file) <= size) {
            return List.of(Part.WHOLE);
        }
        Charset charset = Encoding.of(file, reading.encoding());
        return LineCuts.areSafe(charset)
                ? new LineCuts(file, size)
                        .parts().stream().map(it -> it.in(charset.name())).toList()
                : List.of(Part.WHOLE.in(charset.name()));
    }

    @Override
    public RowReader open(Path file, SourceSpec.Reading reading, Part part) throws IOException {
        if (reading.fields().isEmpty()) {
            throw Unreadable.because(
                    file, "nothing tells the widths of its columns; write 'fields: {name: bytes}' into source.yaml");
        }
        Charset charset = Encoding.of(file, reading.encoding());
        if (!charset.canEncode()) {
            throw Unreadable.because(file, "a character has no width of its own in %s", charset);
        }
        Cutter cutter = new Cutter(file, charset, reading.fields());
        return new FixedWidthRows(cutter, new Lines(file, StrictText.of(file, charset, part), part), part.isFirst());
    }
}
