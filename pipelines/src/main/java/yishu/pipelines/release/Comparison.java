package yishu.pipelines.release;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.contract.Contract;
import yishu.pipelines.contract.Property;
import yishu.pipelines.normalize.Figure;
import yishu.pipelines.publish.CoreTable;
import yishu.pipelines.publish.Lake;

/**
 * Two snapshots of a dataset side by side, key by key. Spark joins and sorts them, on disk if need be, and the changes are
 * taken one after another.
 */
final class Comparison {
    private static final List<String> STANDING = List.of("obs_status", "edition", "footnote");

    private final Lake lake;
    private final CoreTable table;
    private final boolean everyEdition;
    private final List<String> key;
    private final List<String> values;

    /** @param everyEdition whether editions are compared that a newer one hides */
    Comparison(Lake lake, yishu.pipelines.contract.Dataset dataset, boolean everyEdition) {
        this.lake = lake;
        this.table = new CoreTable(dataset);
        this.everyEdition = everyEdition;
        Contract contract = dataset.contract();
        this.key = everyEdition
                ? Stream.concat(contract.key().stream(), Stream.of("edition")).toList()
                : contract.figureKey();
        this.values = contract.properties().stream()
                .map(Property::name)
                .filter(name -> !key.contains(name) && !contract.grain().contains(name))
                .toList();
    }

    /** The columns that tell one figure from another. */
    List<String> key() {
        return key;
    }

    /** The changes from one snapshot of the vintages to another, in the order of their keys. */
    Iterator<Change> changes(long before, long after) {
        Dataset<Row> old = side(before, "old_");
        Dataset<Row> now = side(after, "new_");
        Column same = key.stream()
                .map(name -> old.col("old_" + name).eqNullSafe(now.col("new_" + name)))
                .reduce(Column::and)
                .orElseThrow();
        Column alike = Stream.concat(Stream.of("is_there"), compared())
                .map(name -> col("old_" + name).eqNullSafe(col("new_" + name)))
                .reduce(Column::and)
                .orElseThrow();
        Column[] order = key.stream()
                .map(name -> functions.coalesce(col("new_" + name), col("old_" + name)))
                .toArray(Column[]::new);
        Iterator<Row> rows = old.join(now, same, "full_outer")
                .filter(functions.not(alike))
                .orderBy(order)
                .toLocalIterator();
        return new Changes(rows);
    }

    private Stream<String> compared() {
        return Stream.concat(values.stream(), STANDING.stream().filter(name -> !key.contains(name)));
    }

    private Dataset<Row> side(long snapshot, String prefix) {
        Dataset<Row> stored =
                lake.spark().read().option("versionAsOf", snapshot).table("yishu." + table.vintages());
        List<String> present = Arrays.asList(stored.columns());
        Dataset<Row> vintages = stored.select(Arrays.stream(table.schema().fields())
                .map(field -> column(field, present))
                .toArray(Column[]::new));
        Dataset<Row> rows = vintages;
        if (!everyEdition) {
            String view = "compared_" + prefix + snapshot;
            vintages.createOrReplaceTempView(view);
            rows = lake.spark().sql(table.newestOf(view));
        }
        return rows.select(Stream.concat(
                        Stream.of(lit(true).as(prefix + "is_there")),
                        Stream.concat(key.stream(), compared())
                                .map(name -> col("`" + name + "`").as(prefix + name)))
                .toArray(Column[]::new));
    }

    /** A column that came later is empty in what was before. */
    private static Column column(StructField field, List<String> present) {
        return present.contains(field.name())
                ? col("`" + field.name() + "`")
                : lit(null).cast(field.dataType()).as(field.name());
    }

    /** Several changes of one row, one after another. */
    private final class Changes implements Iterator<Change> {
        private final Iterator<Row> rows;
        private Iterator<Change> ahead = List.<Change>of().iterator();

        Changes(Iterator<Row> rows) {
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            while (!ahead.hasNext() && rows.hasNext()) {
                ahead = changes(rows.next()).iterator();
            }
            return ahead.hasNext();
        }

        @Override
        public Change next() {
            return ahead.next();
        }
    }

    private List<Change> changes(Row row) {
        boolean was = row.getAs("old_is_there") != null;
        boolean is = row.getAs("new_is_there") != null;
        if (!was || !is) {
            return of(row, was ? Change.Kind.REMOVED : Change.Kind.ADDED, values);
        }
        List<String> changed = values.stream()
                .filter(name -> !isAlike(row.getAs("old_" + name), row.getAs("new_" + name)))
                .toList();
        return changed.isEmpty()
                ? of(row, Change.Kind.RESTATED, values.stream().limit(1).toList())
                : of(row, Change.Kind.CHANGED, changed);
    }

    private static boolean isAlike(@Nullable Object old, @Nullable Object now) {
        return (old instanceof BigDecimal before && now instanceof BigDecimal after)
                ? before.compareTo(after) == 0
                : java.util.Objects.equals(old, now);
    }

    private List<Change> of(Row row, Change.Kind kind, List<String> properties) {
        String side = kind == Change.Kind.REMOVED ? "old_" : "new_";
        List<@Nullable String> keys = new ArrayList<>();
        key.forEach(name -> keys.add(textOf(row.getAs(side + name))));
        List<Change> changes = new ArrayList<>();
        for (String property : properties) {
            changes.add(new Change(
                    kind,
                    keys,
                    property,
                    number(row.getAs("old_" + property)),
                    number(row.getAs("new_" + property)),
                    standing(row, "old_"),
                    standing(row, "new_")));
        }
        return changes;
    }

    /** Whole numbers count as decimals, so that their differences are told too. */
    private static @Nullable Object number(@Nullable Object value) {
        return value instanceof Long whole ? BigDecimal.valueOf(whole) : value;
    }

    private static @Nullable String textOf(@Nullable Object value) {
        return value == null ? null : Figure.text(value);
    }

    private Change.Standing standing(Row row, String prefix) {
        return new Change.Standing(
                textOf(row.getAs(prefix + "obs_status")),
                textOf(row.getAs(prefix + "edition")),
                textOf(row.getAs(prefix + "footnote")));
    }
}
