package yishu.pipelines.read.tree;

import java.nio.file.Path;
import java.util.Locale;
import yishu.content.InputException;
import yishu.pipelines.read.Unreadable;

/**
 * Where in a file something stands.
 *
 * @param record from 1; 0 outside the records
 * @param line on which the record starts, from 1
 */
record Place(Path file, int record, int line) {
    static Place line(Path file, int line) {
        return new Place(file, 0, line);
    }

    InputException refusal(String what, Object... details) {
        String where = record == 0 ? ", line " + line : ", record " + record + ", line " + line;
        return Unreadable.because(file, "%s%s", String.format(Locale.ROOT, what, details), where);
    }
}
