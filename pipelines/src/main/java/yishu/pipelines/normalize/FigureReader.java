package yishu.pipelines.normalize;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import yishu.content.InputException;

/** Reads one cell as a number, from its end (flags, footnote markers) to its middle (sign, digits, unit). */
final class FigureReader {
    private static final Pattern MARKER = Pattern.compile(
            "(.*?)\\s*(\\[\\w{1,3}]|[①-⒇]|\\*{1,3}|[†‡#]|[⁰¹²³⁴-⁹⁽⁾]+|\\(?注 ?\\d{0,2}\\)?|(?<=.)\\(\\d{1,2}\\))");
    /** A letter behind a blank or in brackets; attached only where it cannot be a broken exponent, 1.5E. */
    private static final Pattern FLAGS = Pattern.compile(
            "(.*?)(?: ([bcdefinprsuz]{1,3}|[BCDEFINPRSUZ])| ?\\(([A-Za-z])\\)|(?<=[\\d%])([bcdfinprsuz]))");

    private static final Pattern RAISED = Pattern.compile("⁽?([ʰ-ʸˡ-ˣᵃ-ᵛᶜ-ᶻⁱⁿ])⁾?");
    private static final Pattern WORD = Pattern.compile("(.*?) ?\\((初步|初步核算|快报|预计|预测|估计|估算|修订)数?\\)");
    private static final Map<String, ObservationStatus> STATUS = Map.ofEntries(
            Map.entry("p", ObservationStatus.P),
            Map.entry("初步", ObservationStatus.P),
            Map.entry("初步核算", ObservationStatus.P),
            Map.entry("快报", ObservationStatus.P),
            Map.entry("e", ObservationStatus.E),
            Map.entry("s", ObservationStatus.E),
            Map.entry("估计", ObservationStatus.E),
            Map.entry("估算", ObservationStatus.E),
            Map.entry("f", ObservationStatus.F),
            Map.entry("预计", ObservationStatus.F),
            Map.entry("预测", ObservationStatus.F),
            Map.entry("r", ObservationStatus.R),
            Map.entry("修订", ObservationStatus.R),
            Map.entry("i", ObservationStatus.I));
    private static final Pattern NUMBER =
            Pattern.compile("(?<digits>(?:[1-9]\\d{0,2}(?:(?:,\\d{3})+|(?: \\d{3})+)(?:\\.\\d+)?"
                    + "|\\d*\\.?\\d+)(?:[eE][+-]?\\d{1,2})?)\\s*(?<unit>[^\\d\\s.,+(-].*)?");

    private final String cell;
    private final List<String> markers = new ArrayList<>();
    private ObservationStatus status = ObservationStatus.A;

    FigureReader(String cell) {
        this.cell = cell;
    }

    Figure read() {
        String plain = withoutMarkers(Plain.text(lowered()).replaceAll("[−–﹣]", "-"));
        Matcher brackets = Pattern.compile("\\(([^()+-]+)\\)").matcher(plain);
        boolean negative = brackets.matches() || plain.startsWith("-");
        String unsigned = brackets.matches() ? brackets.group(1).strip() : plain.replaceFirst("^[+-] ?", "");
        Matcher matcher = NUMBER.matcher(unsigned);
        if (!matcher.matches()) {
            throw refusal(reason(plain));
        }
        BigDecimal digits = new BigDecimal(matcher.group("digits").replaceAll("[, ]", ""));
        return new Figure(negative ? digits.negate() : digits, unit(matcher.group("unit")), markers, status);
    }

    /** A raised letter is a flag as one in brackets is: 12.3ᵖ and 12.3(p). */
    private String lowered() {
        return RAISED.matcher(cell)
                .replaceAll(letter -> "(" + Normalizer.normalize(letter.group(1), Normalizer.Form.NFKC) + ")");
    }

    /** Takes markers and flags from the end, as long as digits are left: -(5) is no minus with a note. */
    private String withoutMarkers(String plain) {
        Matcher marker = MARKER.matcher(plain);
        if (marker.matches() && hasDigit(marker.group(1))) {
            flag(marker.group(2));
            return withoutMarkers(marker.group(1));
        }
        Matcher flags = FLAGS.matcher(plain);
        if (flags.matches() && hasDigit(flags.group(1))) {
            String letters = flags.group(flags.start(2) >= 0 ? 2 : flags.start(3) >= 0 ? 3 : 4);
            letters.toLowerCase(Locale.ROOT).chars().forEach(letter -> flag(Character.toString(letter)));
            return withoutMarkers(flags.group(1));
        }
        Matcher word = WORD.matcher(plain);
        if (word.matches() && hasDigit(word.group(1))) {
            flag(word.group(2));
            return withoutMarkers(word.group(1));
        }
        return plain;
    }

    private void flag(String flag) {
        ObservationStatus meaning = STATUS.get(flag.replaceFirst("^\\[([a-z])]$", "$1"));
        if (meaning == null) {
            markers.add(0, flag);
        } else {
            status = status.or(meaning);
        }
    }

    private @Nullable Unit unit(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Optional<Unit> scale = UnitNames.scale(text).map(factor -> new Unit(Figure.SCALE, factor));
        return scale.or(() -> Unit.find(text))
                .orElseThrow(() -> refusal("'" + text + "' behind the digits is no unit"));
    }

    private static String reason(String plain) {
        if (plain.isEmpty()) {
            return "it is blank";
        }
        if (plain.startsWith("=")) {
            return "it is a formula without a result; open the file in a spreadsheet program and save it";
        }
        if (plain.chars().filter(sign -> sign == '.').count() > 1) {
            return "it has two decimal points";
        }
        if (plain.matches("[-+(]?[\\d., ]+\\)?")) {
            return "its thousands are not separated by threes";
        }
        return plain.chars().anyMatch(Character::isDigit)
                ? "signs that are no number stand in it"
                : "no digit stands in it";
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    private InputException refusal(String reason) {
        return new InputException("Cannot read figure '" + cell + "': " + reason);
    }
}
