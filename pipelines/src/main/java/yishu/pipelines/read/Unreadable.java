package yishu.pipelines.read;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import yishu.content.InputException;

/** The one sentence in which every file is refused: {@code Cannot read file 'gdp.csv': ...}. */
public final class Unreadable {
    private static final Pattern LINE = Pattern.compile("(, |^)line \\d{1,9}");
    private static final Pattern PLACE = Pattern.compile("\\d{1,6}|, (line|row|record) \\d{1,9}");

    private Unreadable() {}

    public static InputException because(Path file, String what, Object... details) {
        Object[] untold = Arrays.stream(details)
                .map(it -> it instanceof Number || PLACE.matcher(it.toString()).matches() ? it.toString() : "…")
                .toArray();
        return new InputException(
                message(file, String.format(Locale.ROOT, what, details)),
                message(file, String.format(Locale.ROOT, what.replaceAll("%[,0-9]*[a-zA-Z]", "%s"), untold)),
                null);
    }

    public static InputException because(Throwable cause, Path file, String what) {
        Matcher place = LINE.matcher(what);
        return because(cause, file, what, "it is damaged, or not of its format" + (place.find() ? place.group() : ""));
    }

    /** @param discreet {@code what} without anything that stands in the file */
    static InputException because(Throwable cause, Path file, String what, String discreet) {
        return new InputException(message(file, what), message(file, discreet), cause);
    }

    private static String message(Path file, String what) {
        return "Cannot read file '" + file.getFileName() + "': " + what;
    }
}
