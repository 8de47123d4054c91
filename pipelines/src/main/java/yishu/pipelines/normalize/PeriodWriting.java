package yishu.pipelines.normalize;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A way to write a period, once its signs are plain and its numerals Arabic: {@code <y>年<m>月} stands for a year of four
 * digits and a month of one or two, {@code <mm>} for a month of two.
 */
final class PeriodWriting {
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final Map<String, String> FIELDS = Map.of(
            "<y>", "(?<y>\\\\d{4})",
            "<m>", "(?<m>\\\\d{1,2})",
            "<mm>", "(?<m>\\\\d{2})",
            "<d>", "(?<d>\\\\d{1,2})",
            "<dd>", "(?<d>\\\\d{2})",
            "<from>", "(?<from>\\\\d{1,2})",
            "<n>", "(?<n>\\\\d{1,2})",
            "<midnight>", "(?:T?00:00(?::00(?:\\\\.0+)?)?)?",
            "<total>", "(?:累计值?)",
            "<name>",
                    "(?<name>JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?"
                            + "|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)");
    private static final List<PeriodWriting> ALL = Stream.of(
                    ways(PeriodWriting::year, "<y>(\\.0+)?", "<y>年(度|份|全年|末|底)?", "<y>-A1"),
                    ways(PeriodWriting::half, "<y>年?(?<n>[上下])半年", "<y>年?-?[HS]<n>"),
                    ways(PeriodWriting::quarter, "<y>年?第?<n>季度?", "<y>年?[-/]?Q<n>", "Q<n>[-/]?<y>"),
                    ways(PeriodWriting::month, "<y>[-年/.]<m>月(份|末|底)?", "<y>[-/]<m>", "<y><mm>", "<y>年?-?M<m>"),
                    ways(PeriodWriting::month, "<y>\\.<mm>", "<y>\\.(?<m>[2-9])"),
                    ways(PeriodWriting::namedMonth, "<name>[-/.,]*<y>", "<y>年?-?<name>"),
                    ways(PeriodWriting::day, "<y>-<m>-<d><midnight>", "<y>/<m>/<d><midnight>", "<y>\\.<m>\\.<d>"),
                    ways(PeriodWriting::day, "<y>年<m>月<d>[日号]", "<y><mm><dd>"),
                    ways(PeriodWriting::monthsFrom, "<y>[年.]<from>月?-<m>月份?<total>?"),
                    ways(PeriodWriting::months, "<y>年<m>月份?<total>", "<y>年?前<m>个?月<total>?", "<y>-01-01/P<m>M"),
                    ways(PeriodWriting::quartersFrom, "<y>年<from>-<n>季度<total>?"),
                    ways(PeriodWriting::quarters, "<y>年?前<n>个?季度<total>?", "<y>年?第?(?<n>1)季度<total>"),
                    ways(found -> Period.cumulative(found.year(), 6), "<y>年?上半年<total>"))
            .flatMap(List::stream)
            .toList();

    private final Pattern pattern;
    private final Function<Found, Period> meaning;

    private PeriodWriting(Pattern pattern, Function<Found, Period> meaning) {
        this.pattern = pattern;
        this.meaning = meaning;
    }

    private static List<PeriodWriting> ways(Function<Found, Period> meaning, String... templates) {
        return Arrays.stream(templates)
                .map(template -> new PeriodWriting(pattern(template), meaning))
                .toList();
    }

    private static Pattern pattern(String template) {
        Matcher fields = Pattern.compile("(?<!\\(\\?)<\\w+>").matcher(template);
        return Pattern.compile(fields.replaceAll(field -> FIELDS.getOrDefault(field.group(), "")));
    }

    /**
     * The period that a text means, if it is written in any of these ways.
     *
     * @throws IllegalArgumentException with the reason, if it is but there is no such month, quarter or day
     */
    static Optional<Period> read(String plain) {
        for (PeriodWriting way : ALL) {
            Matcher matcher = way.pattern.matcher(plain);
            if (matcher.matches()) {
                return Optional.of(way.meaning.apply(new Found(matcher)));
            }
        }
        return Optional.empty();
    }

    private static Period year(Found found) {
        return start(found, 1, Frequency.A);
    }

    private static Period half(Found found) {
        return switch (found.text("n")) {
            case "上", "1" -> start(found, 1, Frequency.S);
            case "下", "2" -> start(found, 7, Frequency.S);
            default -> throw new IllegalArgumentException("'" + found.text("n") + "' is no half-year");
        };
    }

    private static Period quarter(Found found) {
        return start(found, found.quarter("n") * 3 - 2, Frequency.Q);
    }

    private static Period month(Found found) {
        return start(found, found.month("m"), Frequency.M);
    }

    private static Period namedMonth(Found found) {
        return start(found, MONTHS.indexOf(found.text("name").substring(0, 3)) + 1, Frequency.M);
    }

    private static Period monthsFrom(Found found) {
        found.beginsTheYear(found.month("from"));
        return months(found);
    }

    private static Period months(Found found) {
        return Period.cumulative(found.year(), found.month("m"));
    }

    private static Period quartersFrom(Found found) {
        found.beginsTheYear(found.quarter("from"));
        return quarters(found);
    }

    private static Period quarters(Found found) {
        return Period.cumulative(found.year(), found.quarter("n") * 3);
    }

    private static Period day(Found found) {
        int month = found.month("m");
        try {
            return Period.of(LocalDate.of(found.year(), month, found.number("d")), Frequency.D);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("there is no such day", e);
        }
    }

    private static Period start(Found found, int month, Frequency frequency) {
        return Period.of(LocalDate.of(found.year(), month, 1), frequency);
    }

    /** What stood in the places of a template. */
    private record Found(Matcher matcher) {
        String text(String field) {
            return matcher.group(field);
        }

        int number(String field) {
            return Integer.parseInt(text(field));
        }

        int year() {
            int year = number("y");
            check(Period.keeps(year), "the year " + year + " is outside 1900 to 2100");
            return year;
        }

        int month(String field) {
            check(number(field) >= 1 && number(field) <= 12, "'" + text(field) + "月' is no month");
            return number(field);
        }

        int quarter(String field) {
            check(number(field) >= 1 && number(field) <= 4, "'" + text(field) + "季度' is no quarter");
            return number(field);
        }

        void beginsTheYear(int from) {
            check(from == 1, "a running total begins in January");
        }

        private static void check(boolean right, String reason) {
            if (!right) {
                throw new IllegalArgumentException(reason);
            }
        }
    }
}
