package yishu.pipelines.release;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.Datasets;
import yishu.pipelines.contract.ReleasePlan;
import yishu.pipelines.normalize.Period;
import yishu.pipelines.publish.CoreTable;
import yishu.pipelines.publish.Lake;
import yishu.pipelines.publish.Person;
import yishu.pipelines.publish.Prepared;
import yishu.pipelines.publish.ReleaseBook;
import yishu.pipelines.publish.ReleaseTag;

/** The release calendar: what is prepared or approved, what is announced, and what is late. */
final class Agenda {
    private static final int ANNOUNCED = 3;

    private final Lake lake;
    private final ZoneId zone;
    private final Clock clock;

    Agenda(Lake lake, ZoneId zone, Clock clock) {
        this.lake = lake;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * A line of the calendar.
     *
     * @param at the moment before which nobody may see it; empty if none is set
     * @param state how far it is: scheduled, prepared, approved, due, outdated or late
     * @param note what stands behind it, or what is to be done
     */
    record Entry(String dataset, Optional<Instant> at, String state, String note) {}

    /** All of it, in the order of time; first what waits for nothing but a person. */
    List<Entry> entries(Datasets datasets) {
        return datasets.all().values().stream()
                .flatMap(it -> of(it).stream())
                .sorted(Comparator.comparing((Entry it) -> it.at().orElse(Instant.MIN))
                        .thenComparing(Entry::dataset))
                .toList();
    }

    private List<Entry> of(Dataset dataset) {
        ReleaseBook book = new ReleaseBook(lake, dataset);
        List<Entry> entries = new ArrayList<>();
        Optional<Prepared> prepared = book.prepared();
        prepared.ifPresent(it -> entries.add(entry(dataset, book, it)));
        Instant from = prepared.flatMap(Prepared::embargo).orElse(Instant.MIN);
        dataset.contract().release().ifPresent(plan -> announced(dataset, plan, book).stream()
                .map(moment -> moment.atZone(zone).toInstant())
                .filter(it -> prepared.isEmpty() || (it.isAfter(from) && it.isAfter(clock.instant())))
                .map(it -> announced(dataset, it))
                .forEach(entries::add));
        return entries;
    }

    private Entry entry(Dataset dataset, ReleaseBook book, Prepared prepared) {
        boolean open = prepared.embargo().filter(clock.instant()::isBefore).isEmpty();
        String by = "prepared by " + text(prepared.prepared().person())
                + prepared.approval()
                        .map(it -> ", approved by " + text(it.person()))
                        .orElse("");
        String state;
        if (!book.isCurrent(prepared) || !book.isAgreed(prepared)) {
            state = "outdated";
        } else if (prepared.approval().isPresent()) {
            state = open ? "due" : "approved";
        } else {
            state = open && prepared.embargo().isPresent() ? "late" : "prepared";
        }
        return new Entry(dataset.id(), prepared.embargo(), state, by);
    }

    /** A person, and the account beside if it has another name. */
    static String text(Person person) {
        return person.name().equals(person.account()) ? person.name() : person.name() + " (" + person.account() + ")";
    }

    private Entry announced(Dataset dataset, Instant at) {
        boolean late = !clock.instant().isBefore(at);
        return new Entry(dataset.id(), Optional.of(at), late ? "late" : "scheduled", late ? "nothing is prepared" : "");
    }

    /** The announced moments since the last release: the next ones, and the latest of those that were missed. */
    private List<LocalDateTime> announced(Dataset dataset, ReleasePlan plan, ReleaseBook book) {
        LocalDateTime now = LocalDateTime.now(clock.withZone(zone));
        Optional<LocalDateTime> last = last(book);
        if (plan.afterPeriod().isPresent()) {
            return plan.embargo(next(dataset, book), last, now).stream().toList();
        }
        return plan.embargo(Optional.empty(), last, now)
                .map(moment -> plan.from(moment).stream().limit(ANNOUNCED).toList())
                .orElse(List.of());
    }

    private Optional<LocalDateTime> last(ReleaseBook book) {
        return book.releases().stream()
                .filter(it -> it.snapshot() == book.main())
                .map(ReleaseTag::at)
                .reduce((one, next) -> next)
                .map(at -> LocalDateTime.ofInstant(at, zone));
    }

    /** The last day of the period after the newest that is published. */
    private Optional<LocalDate> next(Dataset dataset, ReleaseBook book) {
        if (!book.exists()) {
            return Optional.empty();
        }
        return lake.rows(new CoreTable(dataset).newest()).select("time_period").distinct().collectAsList().stream()
                .map(row -> row.getString(0))
                .filter(Objects::nonNull)
                .map(Period::parse)
                .max(Comparator.comparing(Period::end))
                .map(newest ->
                        Period.of(newest.end().plusDays(1), newest.frequency()).end());
    }
}
