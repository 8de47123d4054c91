package yishu.pipelines.publish;

import java.io.Serializable;
import java.util.List;
import yishu.pipelines.read.Block;
import yishu.pipelines.read.Part;
import yishu.pipelines.read.RowReader;

/**
 * A piece of a file, which one task reads once.
 *
 * @param part of the file
 * @param blocks the tables of the file
 * @param bytes how large it is
 * @param isNew whether {@code raw} has none of the file's rows yet
 */
record Slice(Received file, Part part, List<Block> blocks, long bytes, boolean isNew) implements Serializable {
    private static final long LARGE = 4L << 20;

    static List<Slice> of(Intake intake, boolean isNew) {
        return intake.parts().stream()
                .map(part -> new Slice(
                        intake.file(), part, intake.blocks(), Math.min(part.to(), intake.bytes()) - part.from(), isNew))
                .toList();
    }

    /** Whether it is a file that could not be cut and that is worth two threads: one reads, one makes it out. */
    boolean isLargeWhole() {
        return part.to() == Part.WHOLE.to() && bytes >= LARGE;
    }

    RowReader open(Reading how) {
        return how.open(file, part);
    }
}
