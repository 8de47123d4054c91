package yishu.pipelines.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the text around a table says of it: {@code indicator: "^指标：(.+?)\\((?<unit>.+)\\)$"} finds in
 * {@code 指标：地区生产总值(亿元)} the indicator 地区生产总值 and the unit 亿元.
 */
final class Context {
    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

    private final Map<String, Pattern> patterns;

    Context(Map<String, Pattern> patterns) {
        this.patterns = patterns;
    }

    /** The fields that a row gives: the key itself by the first group, and one by each named group. */
    Map<String, String> in(String text) {
        Map<String, String> found = new LinkedHashMap<>();
        patterns.forEach((key, pattern) -> {
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                put(found, key, matcher.group(matcher.groupCount() == 0 ? 0 : 1));
                names(pattern).forEach(it -> put(found, it, matcher.group(it)));
            }
        });
        return found;
    }

    private static void put(Map<String, String> found, String key, @Nullable String value) {
        if (value != null) {
            found.put(key, value.strip());
        }
    }

    private static List<String> names(Pattern pattern) {
        List<String> names = new ArrayList<>();
        GROUP.matcher(pattern.pattern()).results().forEach(it -> names.add(it.group(1)));
        return names;
    }
}
