package yishu.pipelines.release;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import yishu.content.InputException;

/** Moments as people write them: {@code 2026-01-17T10:00} in the publishers' zone, or with an offset. */
final class Moments {
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss XXX");

    private Moments() {}

    static String text(Instant moment, ZoneId zone) {
        return SHOWN.format(moment.atZone(zone));
    }

    /** @param text {@code now} lifts an embargo */
    static Instant parse(String text, ZoneId zone, Clock clock) {
        if (text.equals("now")) {
            return clock.instant().truncatedTo(ChronoUnit.SECONDS);
        }
        try {
            return LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant();
        } catch (DateTimeParseException local) {
            try {
                return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
            } catch (DateTimeParseException e) {
                throw new InputException(
                        "Cannot read time '" + text + "': write it as 2026-01-17T10:00, in " + zone
                                + ", with an offset as 2026-01-17T10:00+08:00, or now",
                        e);
            }
        }
    }
}
