package yishu.pipelines.fetch.jdbc;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of an extract in the row of all that were loaded. It stands in the file, so that rows which change and change
 * back are a file of their own, which is loaded and not taken for the first one.
 *
 * @param last the number of the last that was loaded, 0 if there is none
 * @param digest of the rows of that one
 */
record ExtractNumber(long last, String digest) {
    private static final Pattern NAME = Pattern.compile(".*\\.(\\d+)\\.([0-9a-f]+)\\.parquet");

    static ExtractNumber after(Collection<String> published) {
        ExtractNumber number = new ExtractNumber(0, "");
        for (String name : published) {
            Matcher matcher = NAME.matcher(name);
            if (matcher.matches() && Long.parseLong(matcher.group(1)) > number.last()) {
                number = new ExtractNumber(Long.parseLong(matcher.group(1)), matcher.group(2));
            }
        }
        return number;
    }

    long next() {
        return last + 1;
    }

    /** Whether rows of that digest were the last that was loaded. */
    boolean isRepeated(String rows) {
        return rows.equals(digest);
    }
}
