package yishu.pipelines.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.contract.Contract;

/** One row for each key and edition: {@code yishu.pipelines.check.Grain}. */
final class GrainJudge implements Judge {
    private static final Set<String> WHERE =
            Set.of("file_hash", "sheet", "row_number", "column_number", "load_id", "footnote");

    private final Shape shape;
    private final Asides asides;
    private final String key;
    private final int[] said;

    GrainJudge(Shape shape, Contract contract, Asides asides) {
        this.shape = shape;
        this.asides = asides;
        this.key = String.join(", ", contract.key());
        this.said = shape.names().stream()
                .filter(name -> !WHERE.contains(name))
                .mapToInt(shape::place)
                .toArray();
    }

    @Override
    public String name() {
        return "one row for each " + key;
    }

    @Override
    public String finding() {
        return "several rows for one " + key;
    }

    @Override
    public IdentityHashMap<@Nullable Object[], Batch.Aside> find(List<@Nullable Object[]> rows) {
        IdentityHashMap<@Nullable Object[], Batch.Aside> found = new IdentityHashMap<>();
        Set<Long> repeated = Settled.repeated(rows, shape);
        if (!repeated.isEmpty()) {
            rows.stream()
                    .filter(row -> repeated.contains(shape.hash(row)))
                    .collect(Collectors.groupingBy(shape::keyOfEdition, LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .forEach(group -> judge(group, found));
        }
        return found;
    }

    private void judge(List<@Nullable Object[]> group, IdentityHashMap<@Nullable Object[], Batch.Aside> found) {
        List<@Nullable Object[]> figures =
                group.stream().filter(row -> !shape.isGap(row)).toList();
        List<@Nullable Object[]> gaps = group.stream().filter(shape::isGap).toList();
        if (!figures.isEmpty()) {
            gaps.forEach(row -> found.put(row, asides.of(row, "is blank where another row has a figure")));
        }
        alike(figures, found);
        if (figures.isEmpty()) {
            alike(gaps, found);
        }
    }

    private void alike(List<@Nullable Object[]> rows, IdentityHashMap<@Nullable Object[], Batch.Aside> found) {
        if (rows.stream().map(this::said).distinct().count() > 1) {
            rows.forEach(row -> found.put(
                    row,
                    asides.of(row, rows.size() + " rows contradict each other for one " + key + " of one edition")));
            return;
        }
        rows.stream().sorted(places()).skip(1).forEach(row -> found.put(row, asides.of(row, "repeats an earlier row")));
    }

    private List<@Nullable Object> said(@Nullable Object[] row) {
        List<@Nullable Object> cells = new ArrayList<>();
        for (int place : said) {
            cells.add(row[place]);
        }
        return cells;
    }

    private Comparator<@Nullable Object[]> places() {
        return (one, other) -> {
            int order = 0;
            for (String column : List.of("file_hash", "sheet", "row_number", "column_number")) {
                int place = shape.place(column);
                order = order == 0 ? Shape.compare(one[place], other[place]) : order;
            }
            return order;
        };
    }
}
