package yishu.semantic.objection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import yishu.content.WorkingDays;

/**
 * By when the next step of an objection is to be taken, in working days after the last one.
 *
 * @param accept from raising to acceptance
 * @param verify from acceptance to verification
 */
public record Deadlines(int accept, int verify, WorkingDays calendar, ZoneId zone) {
    /** The day by which it must be taken; none once it is verified. */
    public Optional<LocalDate> of(Objection objection) {
        return switch (objection.state()) {
            case RAISED -> objection.at(Step.RAISE).map(at -> calendar.after(day(at), accept));
            case ACCEPTED -> objection.at(Step.ACCEPT).map(at -> calendar.after(day(at), verify));
            case VERIFIED, WITHDRAWN, ARCHIVED -> Optional.empty();
        };
    }

    /** Days past that day; 0 while there is time. */
    public long overdue(Objection objection, LocalDate today) {
        return of(objection)
                .map(due -> Math.max(0, ChronoUnit.DAYS.between(due, today)))
                .orElse(0L);
    }

    private LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }
}
