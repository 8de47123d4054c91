package yishu.semantic.review;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.content.TableLock;
import yishu.semantic.engine.Engine;
import yishu.semantic.engine.Warehouse;
import yishu.semantic.indicator.Classification;
import yishu.semantic.policy.Govern;
import yishu.semantic.question.Desk;

/** The findings on record in a warehouse, and what people said of them. Two who write at once take turns. */
public final class Findings {
    private final FindingTable table;
    private final Desk desk;
    private final Clock clock;

    public Findings(Warehouse warehouse, Engine engine, Desk desk, Clock clock) {
        this.table = new FindingTable(warehouse, engine);
        this.desk = desk;
        this.clock = clock;
    }

    /** All entries, the first first, as somebody may see them. */
    public List<Entry> all(String user) {
        return table.ask(desk, user);
    }

    /** The last entry of each finding. */
    public static Collection<Entry> last(List<Entry> entries) {
        Map<String, Entry> last = new LinkedHashMap<>();
        entries.forEach(it -> last.put(it.finding(), it));
        return last.values();
    }

    /** @throws InputException with the nearest one, when there is none of that name */
    public static List<Entry> named(String finding, List<Entry> entries) {
        List<Entry> named =
                entries.stream().filter(it -> it.finding().equals(finding)).toList();
        if (named.isEmpty()) {
            throw new InputException("Cannot find finding '" + finding + "'"
                    + Nearest.hint(
                            finding, last(entries).stream().map(Entry::finding).toList()));
        }
        return named;
    }

    /**
     * Records what a review found. What is on record at the same snapshots is not recorded again; what was found at others
     * keeps its status for as long as its evidence is the same; what is not found any more is gone.
     *
     * @return the entries that were made
     */
    public List<Entry> record(Reviewed reviewed, String user) {
        try (TableLock lock = table.lock()) {
            List<Entry> all = table.read();
            String run = UUID.randomUUID().toString();
            List<Entry> entries = new Recording(last(all), number(all), run, user, now()).of(reviewed);
            if (!entries.isEmpty()) {
                table.append(entries, reviewed.mark());
            }
            return entries;
        }
    }

    /** Says what became of a finding. */
    public Entry mark(String finding, Status status, String user, String reason) {
        String what = "Cannot mark finding '" + finding + "': ";
        if (user.isBlank() || user.equals(Govern.ANONYMOUS)) {
            throw new InputException(what + "nobody is named as doing so; say with --as who does");
        }
        if (reason.isBlank()) {
            throw new InputException(what + "say with --reason why");
        }
        try (TableLock lock = table.lock()) {
            List<Entry> all = table.read();
            List<Entry> entries = named(finding, all);
            Entry last = entries.get(entries.size() - 1);
            if (last.status() == Status.GONE) {
                throw new InputException(what + "it is gone; a review did not find it any more at " + last.at());
            }
            Entry marked = new Entry(
                    number(all),
                    finding,
                    status,
                    last.run(),
                    last.what(),
                    last.read(),
                    last.foundAt(),
                    user,
                    now(),
                    reason,
                    last.number());
            table.append(List.of(marked), Classification.PUBLIC);
            return marked;
        }
    }

    private static int number(List<Entry> all) {
        return all.stream().mapToInt(Entry::number).max().orElse(0) + 1;
    }

    /** As precise as the table keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
