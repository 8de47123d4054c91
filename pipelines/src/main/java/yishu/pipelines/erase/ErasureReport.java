package yishu.pipelines.erase;

import java.util.ArrayList;
import java.util.List;
import yishu.pipelines.past.Past;

/** What an erasure did, or would do: a step for each table and landed file that held something. */
public final class ErasureReport {
    private final String id;
    private final List<Step> steps = new ArrayList<>();

    ErasureReport(String id) {
        this.id = id;
    }

    /**
     * One table or file.
     *
     * @param kind {@code table} or {@code file}
     * @param object its name
     * @param rows how many rows of what is current were about the person
     * @param releases that were told again without them
     * @param note what else has to be known
     */
    public record Step(String kind, String object, long rows, List<String> releases, String note) {
        public Step {
            releases = List.copyOf(releases);
        }
    }

    void add(String table, Past.Retold retold) {
        if (retold.all() > 0) {
            steps.add(new Step("table", table, retold.current(), retold.releases(), ""));
        }
    }

    void add(String file, long rows, String note) {
        steps.add(new Step("file", file, rows, List.of(), note));
    }

    boolean has(String object) {
        return steps.stream().anyMatch(it -> it.object().equals(object));
    }

    /** Under which the trail tells of it. */
    public String id() {
        return id;
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }
}
