package yishu.pipelines.contract;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * When a dataset's figures are released; another person than the preparer approves them first.
 *
 * @param calendar the moments that were announced, in their order
 * @param afterPeriod how long after the end of its newest period a release follows, if that is the rule
 * @param at the time of that day
 */
public record ReleasePlan(List<LocalDateTime> calendar, Optional<Period> afterPeriod, LocalTime at) {
    public ReleasePlan {
        calendar = calendar.stream().sorted().toList();
    }

    /**
     * Before which moment nobody may see what is prepared; empty when no time is set. Of a calendar it is the first moment
     * since the last release, or the latest of those that have been missed.
     *
     * @param periodEnd the last day of the newest period that is prepared
     * @param last when the dataset was last released
     */
    public Optional<LocalDateTime> embargo(
            Optional<LocalDate> periodEnd, Optional<LocalDateTime> last, LocalDateTime now) {
        if (afterPeriod.isPresent()) {
            return periodEnd.map(end -> end.plusDays(1).plus(afterPeriod.get()).atTime(at));
        }
        List<LocalDateTime> open = calendar.stream()
                .filter(moment -> last.isEmpty() || moment.isAfter(last.get()))
                .toList();
        return open.stream()
                .filter(moment -> !moment.isAfter(now))
                .reduce((earlier, later) -> later)
                .or(() -> open.stream().findFirst());
    }

    /** The announced moments from one on. */
    public List<LocalDateTime> from(LocalDateTime moment) {
        return calendar.stream().filter(it -> !it.isBefore(moment)).toList();
    }
}
