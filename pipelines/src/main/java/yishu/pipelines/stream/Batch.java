package yishu.pipelines.stream;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.contract.Check;
import yishu.pipelines.normalize.Outcome;
import yishu.pipelines.publish.Delivery;
import yishu.pipelines.publish.FactCells;

/** Files that came together on their way into the tables: what is still sound of their rows, and what is kept aside. */
final class Batch {
    private final String load;
    private final List<Delivery> files;
    private final List<Aside> aside = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();
    private List<@Nullable Object[]> sound = new ArrayList<>();

    private Batch(String load, List<Delivery> files) {
        this.load = load;
        this.files = files;
    }

    /** A row that is not published, by its file and place, with the reason. */
    record Aside(
            String file, Outcome.Place place, String property, String text, String reason, List<String> candidates) {}

    /** What a check found. */
    record Result(String name, Check.Severity severity, long failed, String finding) {}

    static Batch of(String load, List<Delivery> files, Shape shape) {
        Batch batch = new Batch(load, files);
        for (Delivery file : files) {
            FactCells cells = new FactCells(shape.written(), file.hash(), load);
            for (Outcome outcome : file.outcomes()) {
                if (outcome instanceof Outcome.Fact fact) {
                    batch.sound.add(shape.row(cells.of(fact)));
                } else if (outcome instanceof Outcome.Rejected rejected) {
                    batch.aside.add(new Aside(
                            file.hash(),
                            rejected.place(),
                            rejected.property(),
                            rejected.text(),
                            rejected.reason(),
                            rejected.candidates()));
                }
            }
        }
        return batch;
    }

    /** The id that it goes by. */
    String load() {
        return load;
    }

    List<Delivery> files() {
        return files;
    }

    /** Rows that every check up to now has passed. */
    List<@Nullable Object[]> sound() {
        return sound;
    }

    List<Aside> aside() {
        return aside;
    }

    List<Result> results() {
        return results;
    }

    /** Keeps those rows aside that a check has found, each for its reason. */
    void judge(Judge judge) {
        IdentityHashMap<@Nullable Object[], Aside> found = judge.find(sound);
        if (!found.isEmpty()) {
            sound = new ArrayList<>(
                    sound.stream().filter(row -> !found.containsKey(row)).toList());
            aside.addAll(found.values());
        }
        results.add(new Result(judge.name(), judge.severity(), found.size(), found.isEmpty() ? "" : judge.finding()));
    }

    /** How many observations of each file are kept aside, by its hash. */
    Map<String, Long> asideByFile() {
        Map<String, Long> counts = new LinkedHashMap<>();
        aside.forEach(it -> counts.merge(it.file(), 1L, Long::sum));
        return counts;
    }
}
