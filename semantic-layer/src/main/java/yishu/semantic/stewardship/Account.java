package yishu.semantic.stewardship;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import yishu.content.WorkingDays;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.Due;
import yishu.pipelines.contract.Due.Owed;

/**
 * What a department owes of one dataset on a day.
 *
 * @param open files of periods that are over and did not come, the oldest first; if there are none, the next one
 * @param last the last period that came, and when
 * @param onTime how many files came in time, of those that can be judged
 * @param judged how many files can be judged: not those that were due before the first load, which brought history
 */
record Account(Dataset dataset, List<File> open, Optional<Came> last, int onTime, int judged) {
    Account {
        open = List.copyOf(open);
    }

    /** A period that came, and the day. */
    record Came(Owed period, LocalDate on) {}

    /** A file that is owed, and by when. */
    record File(Owed period, LocalDate due, State state, long days) {}

    /** How a file that did not come stands. */
    enum State {
        NEXT,
        DUE,
        GRACE,
        OVERDUE;

        @Override
        public String toString() {
            return switch (this) {
                case NEXT -> "next";
                case DUE -> "due";
                case GRACE -> "in grace";
                case OVERDUE -> "overdue";
            };
        }
    }

    long overdue() {
        return open.stream().filter(it -> it.state() == State.OVERDUE).count();
    }

    /**
     * Draws it up.
     *
     * @param came when each period came, by its last day
     */
    static Account of(
            Dataset dataset, Due due, NavigableMap<LocalDate, LocalDate> came, WorkingDays calendar, LocalDate day) {
        Optional<LocalDate> firstLoad = came.values().stream().min(LocalDate::compareTo);
        List<File> open = new ArrayList<>();
        int onTime = 0;
        int judged = 0;
        Owed period = first(due, came, day);
        while (period.last().isBefore(day)) {
            LocalDate by = due.by(period, calendar);
            LocalDate on = came.get(period.last());
            if (due.owes(period) && on == null) {
                open.add(file(period, by, due.grace(), day));
            }
            boolean known = on != null || by.plusDays(due.grace()).isBefore(day);
            if (due.owes(period)
                    && known
                    && firstLoad.filter(it -> !by.isBefore(it)).isPresent()) {
                judged++;
                onTime += on != null && !on.isAfter(by.plusDays(due.grace())) ? 1 : 0;
            }
            period = due.next(period);
        }
        if (open.isEmpty()) {
            open.add(next(due, came, period, calendar));
        }
        return new Account(dataset, open, last(due, came), onTime, judged);
    }

    /** The first period that is owed: as the contract says, else the first that came, else the last one that is over. */
    private static Owed first(Due due, NavigableMap<LocalDate, LocalDate> came, LocalDate day) {
        if (due.since().isPresent()) {
            return due.around(due.since().get());
        }
        return came.isEmpty() ? due.around(due.around(day).first().minusDays(1)) : due.around(came.firstKey());
    }

    private static File file(Owed period, LocalDate by, int grace, LocalDate day) {
        State state = !day.isAfter(by) ? State.DUE : day.isAfter(by.plusDays(grace)) ? State.OVERDUE : State.GRACE;
        return new File(period, by, state, Math.max(0, ChronoUnit.DAYS.between(by, day)));
    }

    private static File next(Due due, NavigableMap<LocalDate, LocalDate> came, Owed from, WorkingDays calendar) {
        Owed period = from;
        while (!due.owes(period) || came.containsKey(period.last())) {
            period = due.next(period);
        }
        return new File(period, due.by(period, calendar), State.NEXT, 0);
    }

    private static Optional<Came> last(Due due, NavigableMap<LocalDate, LocalDate> came) {
        return Optional.ofNullable(came.lastEntry())
                .map(entry -> new Came(due.around(entry.getKey()), entry.getValue()));
    }
}
