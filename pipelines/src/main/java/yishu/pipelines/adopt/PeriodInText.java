package yishu.pipelines.adopt;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A period that stands in a longer text: {@code 地区生产总值/2024年1-2月（亿元）} is {@code 地区生产总值/}, {@code 2024年1-2月} and
 * {@code （亿元）}.
 */
record PeriodInText(String before, String period, String after) {
    static final String YEAR = "(?:19|20)\\d{2}";
    static final String WRITTEN = YEAR
            + "(?:年(?:1?[-—–至~]{1,2}\\d{1,2}月|\\d{1,2}月(?:末|底|份)?|第?[一二三四1-4]季度|[上下]半年|前[一二三]季度"
            + "|1[-—–至~][1-4]季度|末|底|度)?|[-/. ]?[Qq][1-4]|[-/ ]?[SHsh][12]|[-/.]?[Mm]?(?:0[1-9]|1[0-2])(?!\\d))?";
    /** The same, short and looser, for patterns that people read. */
    static final String SHORT = "\\d{4}(?:年(?:[\\d一二三四前上下第至—–~-]+(?:月|季度|半年))?|[-./ ]?[QqMmHh]?\\d{1,2}(?!\\d))?";

    private static final Pattern PERIOD =
            Pattern.compile("(?<!\\d)(?:" + WRITTEN + "|[Qq][1-4][ -/]?" + YEAR + ")(?!\\d)");

    static Optional<PeriodInText> find(String text) {
        Matcher matcher = PERIOD.matcher(text);
        while (matcher.find()) {
            if (Cells.period(matcher.group()).isPresent()) {
                return Optional.of(new PeriodInText(
                        text.substring(0, matcher.start()), matcher.group(), text.substring(matcher.end())));
            }
        }
        return Optional.empty();
    }

    /** What is left without the period. */
    String rest() {
        return before + "\u0000" + after;
    }
}
