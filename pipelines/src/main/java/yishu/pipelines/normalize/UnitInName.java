package yishu.pipelines.normalize;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name that ends with its unit, taken apart: {@code 比上年增长%}, and {@code 一般公共预算支出（亿元）i} is the name {@code 一般公共预算支出}, in 亿元, with
 * the footnote marker {@code i}.
 *
 * @param name what is left, in half-width signs
 * @param text of the unit, {@code 亿元}
 * @param marker of a footnote behind the unit, or empty
 */
public record UnitInName(String name, Unit unit, String text, String marker) implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String MARKER =
            "\\s*(?<marker>[A-Za-z]|\\d{1,2}|\\*{1,3}|[①-⒇¹²³⁴-⁹]|\\[\\w{1,3}]|注\\d{0,2})?";
    private static final List<Pattern> PLACES = List.of(
            Pattern.compile("(?<name>.+?)\\s*[(\\[【](?<unit>[^()\\[\\]【】]+)[)\\]】]" + MARKER),
            Pattern.compile("(?<name>.+)_(?<unit>[^_()\\[\\]【】]+?)(?<marker>)"),
            Pattern.compile("(?<name>.+?)[,\\s]*(?<unit>[%‰])(?<marker>)"));

    static Optional<UnitInName> find(String text) {
        for (Pattern place : PLACES) {
            Matcher matcher = place.matcher(Plain.text(text));
            if (matcher.matches()) {
                String unit = matcher.group("unit");
                String marker = Optional.ofNullable(matcher.group("marker")).orElse("");
                return Unit.find(unit).map(it -> new UnitInName(matcher.group("name"), it, unit, marker));
            }
        }
        return Optional.empty();
    }
}
