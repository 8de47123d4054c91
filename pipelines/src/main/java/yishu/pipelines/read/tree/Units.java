package yishu.pipelines.read.tree;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The units of a file, one in memory at a time. */
interface Units extends Closeable {
    /**
     * A unit: a record, or what holds some.
     *
     * @param line on which it starts
     */
    record Unit(int line, Tree tree) {}

    /** The next one; null behind the last. */
    @Nullable
    Unit next() throws IOException;

    /** Whether each unit is a record that has a line of its own. */
    boolean areLines();

    /** What stands around the units; complete once the last was read. */
    Outside outside();

    /** Opens the file at its first unit. */
    interface Opener {
        Units open() throws IOException;
    }
}
