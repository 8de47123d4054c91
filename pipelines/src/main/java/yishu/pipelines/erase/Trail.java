package yishu.pipelines.erase;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import yishu.pipelines.personal.Person;
import yishu.pipelines.publish.Erased;
import yishu.pipelines.publish.Lake;

/** What {@code ops.erasures} tells of one erasure: that it began, each step, and that it was done; and never of whom. */
final class Trail {
    private final Erased erased;
    private final String id;
    private final Erase.Order order;
    private final String types;
    private final Clock clock;

    Trail(Lake lake, String id, Erase.Order order, List<Person> persons, Clock clock) {
        this.erased = new Erased(lake);
        this.id = id;
        this.order = order;
        this.types = persons.stream().map(it -> it.type().text()).distinct().collect(Collectors.joining(", "));
        this.clock = clock;
    }

    /** Sets the marks, and tells that the erasure began. */
    void begin(Set<String> marks) {
        erased.mark(marks.stream().map(it -> RowFactory.create(it, id)).toList());
        erased.tell(List.of(row("begun", "", 0, "", types)));
    }

    void end(ErasureReport report) {
        List<Row> rows = new ArrayList<>();
        report.steps()
                .forEach(it ->
                        rows.add(row(it.kind(), it.object(), it.rows(), String.join(", ", it.releases()), it.note())));
        rows.add(row("done", "", 0, "", types));
        erased.tell(rows);
    }

    private Row row(String step, String object, long rows, String releases, String note) {
        return RowFactory.create(
                id, Timestamp.from(clock.instant()), order.by(), order.basis(), step, object, rows, releases, note);
    }
}
