package yishu.pipelines.read;

import java.nio.file.Path;
import java.util.Locale;
import yishu.content.InputException;

/** The one sentence in which every file is refused: {@code Cannot read file 'gdp.csv': ...}. */
public final class Unreadable {
    private Unreadable() {}

    public static InputException because(Path file, String what, Object... details) {
        return new InputException(message(file, String.format(Locale.ROOT, what, details)));
    }

    public static InputException because(Throwable cause, Path file, String what) {
        return new InputException(message(file, what), cause);
    }

    private static String message(Path file, String what) {
        return "Cannot read file '" + file.getFileName() + "': " + what;
    }
}
