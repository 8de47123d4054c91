package yishu.semantic.stewardship;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.content.WorkingDays;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.Datasets;
import yishu.pipelines.contract.Due;
import yishu.semantic.engine.Engine;
import yishu.semantic.engine.Warehouse;

/** The files that departments owe on a day, by department. */
public final class DueListing {
    private final Datasets datasets;
    private final LocalDate day;
    private final WorkingDays calendar;
    private final List<Account> accounts = new ArrayList<>();
    private final List<String> without = new ArrayList<>();

    private DueListing(Datasets datasets, LocalDate day) {
        this.datasets = datasets;
        this.day = day;
        this.calendar = WorkingDays.of(datasets.codeLists());
    }

    /** When each period of a dataset came, by its last day. */
    public interface Arrivals {
        NavigableMap<LocalDate, LocalDate> of(Dataset dataset, Due due, LocalDate day);
    }

    /** What came into a warehouse. */
    public static Arrivals arrivals(Warehouse warehouse, Engine engine, ZoneId zone) {
        return new Deliveries(warehouse, engine, zone)::of;
    }

    /**
     * Draws up the accounts of a day.
     *
     * @param department whose files; empty: everybody's
     */
    public static DueListing on(LocalDate day, Datasets datasets, Optional<String> department, Arrivals arrivals) {
        DueListing listing = new DueListing(datasets, day);
        department.ifPresent(listing::checkDepartment);
        datasets.all().values().stream()
                .filter(it -> department.isEmpty() || it.department().equals(department.get()))
                .forEach(it -> listing.add(it, arrivals));
        listing.accounts.sort(Comparator.comparing((Account it) -> it.dataset().department())
                .thenComparing(it -> it.open().get(0).due())
                .thenComparing(it -> it.dataset().id()));
        return listing;
    }

    private void checkDepartment(String name) {
        Set<String> known = new TreeSet<>();
        datasets.all().values().forEach(it -> known.add(it.department()));
        if (!known.contains(name)) {
            throw new InputException(
                    "Cannot find department '" + name + "': no dataset is its own" + Nearest.hint(name, known));
        }
    }

    private void add(Dataset dataset, Arrivals arrivals) {
        Optional<Due> due = dataset.contract().due();
        if (due.isEmpty()) {
            without.add(dataset.id());
        } else {
            accounts.add(Account.of(dataset, due.get(), arrivals.of(dataset, due.get(), day), calendar, day));
        }
    }

    /** How many files are overdue. */
    public long overdue() {
        return accounts.stream().mapToLong(Account::overdue).sum();
    }

    /** A row for each dataset: what it owes in all, and the oldest file of that. */
    public Listing byDataset() {
        Listing listing = Listing.of(
                "department",
                "dataset",
                "state",
                "owed:bigint",
                "overdue:bigint",
                "period",
                "due:date",
                "days_overdue:bigint",
                "last_period",
                "last_came:date",
                "on_time");
        for (Account it : accounts) {
            Account.File oldest = it.open().get(0);
            listing.add(
                    it.dataset().department(),
                    it.dataset().id(),
                    oldest.state().toString(),
                    oldest.state() == Account.State.NEXT ? 0L : (long) it.open().size(),
                    it.overdue(),
                    oldest.period().toString(),
                    oldest.due(),
                    oldest.days(),
                    it.last().map(last -> last.period().toString()).orElse("nothing came"),
                    it.last().map(Account.Came::on).orElse(null),
                    it.judged() == 0 ? "" : it.onTime() + " of " + it.judged());
        }
        return noted(listing);
    }

    /** A row for each file that is owed. */
    public Listing byFile() {
        Listing listing = Listing.of("department", "dataset", "period", "due:date", "state", "days_overdue:bigint");
        for (Account account : accounts) {
            for (Account.File it : account.open()) {
                listing.add(
                        account.dataset().department(),
                        account.dataset().id(),
                        it.period().toString(),
                        it.due(),
                        it.state().toString(),
                        it.days());
            }
        }
        return noted(listing);
    }

    private Listing noted(Listing listing) {
        listing.note("as of " + day + ": "
                + (overdue() == 0
                        ? "nothing is overdue"
                        : overdue() + (overdue() == 1 ? " file is overdue" : " files are overdue")));
        String years = accounts.stream()
                .flatMap(it -> it.open().stream())
                .map(it -> it.due().getYear())
                .filter(year -> !calendar.knows(year))
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        if (!years.isEmpty()) {
            listing.note("no public holidays are listed for " + years + "; only weekends are days off then");
        }
        if (!without.isEmpty()) {
            listing.note("the contract says nothing of when files are due: " + String.join(", ", without));
        }
        return listing;
    }
}
