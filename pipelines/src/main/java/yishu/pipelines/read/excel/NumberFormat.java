package yishu.pipelines.read.excel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number format as far as it shows another number than the cell holds: under {@code 0.00%} the number 0.9853 is read as
 * {@code 98.53%}, under {@code #,##0,} the number 12345678 as {@code 12345.678}, and under {@code 0!.0,"万"} as
 * {@code 1234.5678万}. No digit is rounded away.
 */
final class NumberFormat {
    /** A text in quotes or escaped, the filling, a colour or condition in brackets, or one sign. */
    private static final Pattern TOKEN = Pattern.compile(
            "\"(?<text>[^\"]*)\"?|[\\\\!](?<sign>.)|[_*].|\\[(?<bracket>[^\\]]*)]|(?<mark>.)", Pattern.DOTALL);

    private static final Pattern CONDITION = Pattern.compile("(<=|>=|<>|<|>|=)\\s*(-?\\d+(?:\\.\\d+)?)");

    private final List<Section> sections = new ArrayList<>();

    private NumberFormat() {}

    static NumberFormat of(String format) {
        NumberFormat parsed = new NumberFormat();
        Section section = new Section();
        Matcher token = TOKEN.matcher(format);
        while (token.find()) {
            if (";".equals(token.group("mark"))) {
                parsed.sections.add(section);
                section = new Section();
            } else {
                section.take(token);
            }
        }
        parsed.sections.add(section);
        return parsed;
    }

    /** The number as it is shown, but with all of its digits. */
    String text(double value) {
        String plain = CellText.number(value);
        Section section = section(value);
        return section.power() == 0 || Double.isNaN(value) || Double.isInfinite(value)
                ? plain
                : section.shown(new BigDecimal(plain));
    }

    /** Sections stand for what is positive, negative, zero and text, unless they say for which numbers they are. */
    private Section section(double value) {
        if (sections.stream().anyMatch(it -> !it.condition.isEmpty())) {
            return sections.stream()
                    .filter(it -> it.holds(value))
                    .findFirst()
                    .orElse(sections.get(sections.size() - 1));
        }
        int place = value < 0 ? 1 : value == 0 ? 2 : 0;
        return sections.get(place < Math.min(sections.size(), 3) ? place : 0);
    }

    /** What a part between semicolons does to a number. */
    private static final class Section {
        private String condition = "";
        private int percents;
        private int commas;
        private int shifted;
        private boolean isPointed;
        private boolean isShifted;
        private String behind = "";

        void take(Matcher token) {
            String text = token.group("text") == null ? token.group("sign") : token.group("text");
            String mark = token.group("mark");
            if (text != null) {
                isShifted |= text.equals(".") && !isPointed;
                behind += text;
            } else if (token.group("bracket") != null) {
                condition = CONDITION.matcher(token.group("bracket")).matches() ? token.group("bracket") : condition;
            } else if (mark != null) {
                take(mark.charAt(0));
            }
        }

        private void take(char mark) {
            switch (mark) {
                case '0', '#', '?' -> {
                    commas = isPointed ? commas : 0;
                    shifted += isShifted && !isPointed ? 1 : 0;
                    behind = "";
                }
                case ',' -> commas++;
                case '.' -> isPointed = true;
                case '%' -> percents++;
                default -> behind += Character.getType(mark) == Character.OTHER_LETTER ? String.valueOf(mark) : "";
            }
        }

        /**
         * By which power of ten what is shown is greater than what the cell holds. A point that only looks like one counts
         * beside thousands that are left out: 0!.0, shows ten thousands.
         */
        int power() {
            return 2 * percents - 3 * commas - (commas > 0 ? shifted : 0);
        }

        String shown(BigDecimal number) {
            BigDecimal shown = number.scaleByPowerOfTen(power());
            String digits =
                    shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
            return digits + (percents > 0 ? "%" : behind.strip());
        }

        boolean holds(double value) {
            Matcher matcher = CONDITION.matcher(condition);
            if (!matcher.matches()) {
                return true;
            }
            int order = Double.compare(value, Double.parseDouble(matcher.group(2)));
            return switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                case "=" -> order == 0;
                default -> order != 0;
            };
        }
    }
}
