package yishu.semantic.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of a review as it goes on record, beside what is there. */
final class Recording {
    private final Map<String, Entry> last = new LinkedHashMap<>();
    private final String run;
    private final String user;
    private final Instant at;
    private final List<Entry> entries = new ArrayList<>();
    private int number;

    /**
     * @param last entry of each finding on record
     * @param number of the first entry that is made
     */
    Recording(Collection<Entry> last, int number, String run, String user, Instant at) {
        last.forEach(it -> this.last.put(it.finding(), it));
        this.number = number;
        this.run = run;
        this.user = user;
        this.at = at;
    }

    /** The entries that the review makes. */
    List<Entry> of(Reviewed reviewed) {
        for (Finding finding : reviewed.findings()) {
            Optional<Entry> before = Optional.ofNullable(last.remove(finding.id()));
            found(finding, reviewed.read(finding.check()), before);
        }
        last.values().stream()
                .filter(it -> it.what().review().equals(reviewed.review().name()) && it.status() != Status.GONE)
                .forEach(it -> add(
                        it.finding(),
                        Status.GONE,
                        it.what(),
                        reviewed.read(it.what().check()),
                        it.foundAt(),
                        "",
                        it.number()));
        return entries;
    }

    private void found(Finding finding, String read, Optional<Entry> before) {
        Entry.What what = Entry.What.of(finding);
        Optional<Entry> same = before.filter(it -> it.status() != Status.GONE)
                .filter(it -> it.what().evidence().equals(what.evidence()));
        if (same.filter(it -> it.read().equals(read)).isEmpty()) {
            add(
                    finding.id(),
                    same.map(Entry::status).orElse(Status.OPEN),
                    what,
                    read,
                    at,
                    same.map(Entry::reason).orElse(""),
                    before.map(Entry::number).orElse(0));
        }
    }

    private void add(
            String finding,
            Status status,
            Entry.What what,
            String read,
            Instant foundAt,
            String reason,
            int supersedes) {
        entries.add(new Entry(number++, finding, status, run, what, read, foundAt, user, at, reason, supersedes));
    }
}
