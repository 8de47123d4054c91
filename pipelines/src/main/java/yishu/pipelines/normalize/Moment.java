package yishu.pipelines.normalize;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Pattern;
import yishu.content.InputException;

/** Times of a day as programs write them: {@code 2024-04-01T09:42:07}, {@code 2024-04-01 09:42}, with an offset or without. */
final class Moment {
    private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
    private static final int DECIMALS = 6;

    private static final Pattern INSTANT =
            Pattern.compile("\\s*\\d{4}-\\d\\d-\\d\\d[T ]+\\d\\d:.*(?:Z|[+-]\\d\\d:\\d\\d)\\s*");

    private Moment() {}

    /** The day on which an instant is in a zone: in China, 2024-04-30T23:30:00Z is of 2024-05-01. Nothing for other texts. */
    static Optional<Period> day(String text, ZoneId zone) {
        if (text.length() < "2024-04-01T00:00Z".length()
                || !INSTANT.matcher(text).matches()) {
            return Optional.empty();
        }
        LocalDate day = ((OffsetDateTime) parse(text)).atZoneSameInstant(zone).toLocalDate();
        if (!Period.keeps(day.getYear())) {
            throw new InputException("Cannot read period '" + text + "': its year is outside 1900 to 2100");
        }
        return Optional.of(Period.of(day, Frequency.D));
    }

    /** How many hours the second is after the first: {@code 1.5}. */
    static String hours(String since, String until) {
        Temporal from = parse(since);
        Temporal to = parse(until);
        if (!from.getClass().equals(to.getClass())) {
            throw new InputException(
                    "one of '" + since + "' and '" + until + "' tells its offset from UTC, the other does not");
        }
        BigDecimal seconds = BigDecimal.valueOf(Duration.between(from, to).toSeconds());
        return seconds.divide(HOUR, DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static Temporal parse(String text) {
        try {
            TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    text.strip().replaceFirst(" +", "T"), OffsetDateTime::from, LocalDateTime::from);
            return (Temporal) time;
        } catch (DateTimeException e) {
            throw new InputException("Cannot read time '" + text + "': write it as 2024-04-01T09:42:07", e);
        }
    }
}
