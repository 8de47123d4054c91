package yishu.pipelines.normalize;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import yishu.content.InputException;

/** Reads one text as a period, by the first way of writing that fits the whole of it. */
final class PeriodReader {
    private static final Map<Pattern, String> REFUSED = refused();

    private final String text;
    private final String plain;

    PeriodReader(String text) {
        this.text = text;
        String dashed = Plain.dense(text).replaceAll("[‐‑‒–—―−~〜至到]+", "-");
        this.plain = ChineseNumerals.toDigits(dashed).toUpperCase(Locale.ROOT);
    }

    private static Map<Pattern, String> refused() {
        Map<Pattern, String> refused = new LinkedHashMap<>();
        refused.put(Pattern.compile(""), "it is blank");
        refused.put(Pattern.compile(".*(财年|财政年度|FY).*"), "a fiscal year is not a calendar year");
        refused.put(Pattern.compile(".*([周旬]|W\\d).*"), "weeks and ten-day periods are not kept");
        refused.put(Pattern.compile("'?\\d{2}(年.*|[-/]?Q\\d)|[A-Z]+[-.']*\\d{2}"), "a year has four digits");
        refused.put(
                Pattern.compile("[2-5]\\d{4}"),
                "it may be how a spreadsheet counts days; give its cell the format of a date");
        refused.put(Pattern.compile("\\d{4}\\.1"), "it may be January, or October without its last zero");
        return refused;
    }

    Period read() {
        return find(plain).orElseThrow(() -> refusal(reason()));
    }

    Period read(int year) {
        return find(plain).or(() -> find(year + "年" + plain)).orElseThrow(() -> refusal(reason()));
    }

    private Optional<Period> find(String candidate) {
        try {
            return PeriodWriting.read(candidate);
        } catch (IllegalArgumentException e) {
            throw refusal(String.valueOf(e.getMessage()));
        }
    }

    private String reason() {
        return REFUSED.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(plain).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(
                        () -> find("2000年" + plain).isPresent() ? "no year stands in it" : "it is written like none");
    }

    private InputException refusal(String reason) {
        return new InputException("Cannot read period '" + text + "': " + reason);
    }
}
