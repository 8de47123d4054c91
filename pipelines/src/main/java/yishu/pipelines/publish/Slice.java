package yishu.pipelines.publish;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.read.Block;
import yishu.pipelines.read.Part;
import yishu.pipelines.read.RowReader;

/**
 * A piece of a file, which one task reads once.
 *
 * @param part of the file
 * @param encoding that was found for the whole file; null where the format itself says it
 * @param blocks the tables of the file
 * @param bytes how large it is
 * @param isNew whether {@code raw} has none of the file's rows yet
 */
record Slice(Received file, Part part, @Nullable String encoding, List<Block> blocks, long bytes, boolean isNew)
        implements Serializable {

    static List<Slice> of(Intake intake, boolean isNew) {
        String encoding = intake.encoding().orElse(null);
        return intake.parts().stream()
                .map(part -> new Slice(
                        intake.file(),
                        part,
                        encoding,
                        intake.blocks(),
                        Math.min(part.to(), intake.bytes()) - part.from(),
                        isNew))
                .toList();
    }

    RowReader open(Reading how) {
        return how.open(file, part, Optional.ofNullable(encoding));
    }
}
