package yishu.pipelines.stream;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import yishu.pipelines.publish.Publication;

/**
 * The releases of a stream. Each commit is one, as each load is, so that both tables of a dataset are read at one state; of
 * those that a stream has made, the last of each hour is kept, and of the others only the last few.
 */
final class Releases {
    private static final int LAST = 3;

    private final ZoneId zone;
    private final List<Made> made = new ArrayList<>();
    private LocalDate day = LocalDate.MIN;
    private int number;

    private Releases(ZoneId zone) {
        this.zone = zone;
    }

    private record Made(String tag, Instant at) {}

    /** Goes on behind those that both tables bear. */
    static Releases of(Table vintages, Table newest, ZoneId zone) {
        Releases releases = new Releases(zone);
        vintages.refs().forEach((name, target) -> {
            Snapshot snapshot = vintages.snapshot(target.snapshotId());
            if (target.isTag() && snapshot.summary().containsKey(Stamp.FILES)) {
                releases.made.add(new Made(name, Instant.ofEpochMilli(snapshot.timestampMillis())));
            }
        });
        releases.made.sort(Comparator.comparing(Made::at));
        releases.day = Stream.of(vintages, newest)
                .flatMap(table -> Publication.lastDay(table).stream())
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
        releases.number = Stream.of(vintages, newest)
                .mapToInt(table -> Publication.releasesOf(table, releases.day))
                .max()
                .orElse(0);
        return releases;
    }

    /** The next one. */
    String next(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        number = today.isAfter(day) ? 1 : number + 1;
        day = today.isAfter(day) ? today : day;
        String tag = Publication.release(day, number);
        made.add(new Made(tag, now));
        return tag;
    }

    /** Those that need not be kept any longer; told once. */
    List<String> passed() {
        List<Made> passed = new ArrayList<>();
        for (int place = 0; place < made.size() - LAST; place++) {
            if (hour(made.get(place)).equals(hour(made.get(place + 1)))) {
                passed.add(made.get(place));
            }
        }
        made.removeAll(passed);
        return passed.stream().map(Made::tag).toList();
    }

    private static Instant hour(Made release) {
        return release.at().truncatedTo(ChronoUnit.HOURS);
    }
}
