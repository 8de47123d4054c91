package yishu.pipelines.stream;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.contract.Contract;
import yishu.pipelines.contract.Property;
import yishu.pipelines.publish.KeyHash;

/**
 * The columns of a dataset's rows in core. A row is an array of cells in that order: texts, integers, decimals of the scale of
 * their column, days, instants.
 */
final class Shape {
    private final Schema schema;
    private final List<String> names;
    private final int[] written;
    private final int[] key;
    private final KeyHash figure;
    private final int measure;

    /**
     * @param schema of a table of the contract in core
     * @param columns that a load writes
     */
    Shape(Schema schema, List<String> columns, Contract contract) {
        this.schema = schema;
        this.names = schema.columns().stream().map(Types.NestedField::name).toList();
        this.written = places(columns);
        this.key = places(timeFirst(contract.figureKey()));
        this.figure = KeyHash.of(names, contract.figureKey(), List.of());
        this.measure = contract.concept("OBS_VALUE")
                .map(Property::name)
                .map(names::indexOf)
                .orElse(-1);
    }

    private Shape(Schema schema) {
        this.schema = schema;
        this.names = schema.columns().stream().map(Types.NestedField::name).toList();
        this.written = new int[0];
        this.key = new int[0];
        this.figure = KeyHash.of(names, List.of(), List.of());
        this.measure = -1;
    }

    /** The shape of rows that no key tells apart: they are kept as they come. */
    static Shape without(Schema schema) {
        return new Shape(schema);
    }

    private int[] places(List<String> columns) {
        return columns.stream().mapToInt(names::indexOf).toArray();
    }

    /** Rows that come together are about one time; so ordered, they lie together. */
    private static List<String> timeFirst(List<String> key) {
        List<String> ordered = new ArrayList<>(key);
        if (ordered.remove("time_period")) {
            ordered.add(0, "time_period");
        }
        return ordered;
    }

    Schema schema() {
        return schema;
    }

    /** All columns of the table, those that the contract no longer promises among them. */
    List<String> names() {
        return names;
    }

    /** The places of the columns of a figure's key. */
    int[] key() {
        return key;
    }

    /** How many columns a load writes. */
    int written() {
        return written.length;
    }

    int place(String column) {
        return names.indexOf(column);
    }

    /** A row without any cell; behind its cells is room for its hash. */
    @Nullable
    Object[] newRow() {
        return new Object[names.size() + 1];
    }

    /** The row that was read from a file: Iceberg tells an instant as a time at its offset. */
    @Nullable
    Object[] read(@Nullable Object[] cells) {
        @Nullable Object[] row = newRow();
        for (int cell = 0; cell < cells.length; cell++) {
            row[cell] = cells[cell] instanceof OffsetDateTime time ? time.toInstant() : cells[cell];
        }
        return row;
    }

    /** The row whose cells are given, those of {@code CoreTable.schema()} in their order. */
    @Nullable
    Object[] row(@Nullable Object[] cells) {
        @Nullable Object[] row = newRow();
        for (int cell = 0; cell < cells.length; cell++) {
            row[written[cell]] = kept(cells[cell], written[cell]);
        }
        return row;
    }

    private @Nullable Object kept(@Nullable Object value, int place) {
        return value instanceof BigDecimal number
                ? number.setScale(
                        ((Types.DecimalType) schema.columns().get(place).type()).scale())
                : value;
    }

    /** What tells a figure from every other. */
    List<@Nullable Object> key(@Nullable Object[] row) {
        @Nullable Object[] cells = new Object[key.length];
        for (int cell = 0; cell < key.length; cell++) {
            cells[cell] = row[key[cell]];
        }
        return Arrays.asList(cells);
    }

    /** The same of one edition. */
    List<@Nullable Object> keyOfEdition(@Nullable Object[] row) {
        List<@Nullable Object> cells = new ArrayList<>(key(row));
        cells.add(edition(row));
        return cells;
    }

    String edition(@Nullable Object[] row) {
        return String.valueOf(row[place("edition")]);
    }

    /** Whether it lacks its figure; never so in a table without a measure. */
    boolean isGap(@Nullable Object[] row) {
        return measure >= 0 && row[measure] == null;
    }

    /** A hash of the key; equal for equal keys, by a rare chance for others. */
    long hash(@Nullable Object[] row) {
        if (row[names.size()] instanceof Long known) {
            return known;
        }
        long hash = figure.ofFigure(row);
        row[names.size()] = hash;
        return hash;
    }

    /** The order in which rows are kept. */
    Comparator<@Nullable Object[]> byKey() {
        return (one, other) -> {
            for (int place : key) {
                int order = compare(one[place], other[place]);
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }

    /** The newest edition first: the same order as that of {@code CoreTable.newestOf}, for one figure. */
    Comparator<@Nullable Object[]> newestFirst() {
        Comparator<@Nullable Object[]> order = Comparator.comparing(row -> "M".equals(row[place("obs_status")]));
        return order.thenComparing(column("published_at").reversed())
                .thenComparing(column("edition").reversed())
                .thenComparing(column("file_hash"))
                .thenComparing(column("sheet"))
                .thenComparing(column("row_number"))
                .thenComparing(column("column_number"));
    }

    private Comparator<@Nullable Object[]> column(String name) {
        int place = place(name);
        return (one, other) -> compare(one[place], other[place]);
    }

    /** Nothing comes before everything else. */
    @SuppressWarnings("unchecked")
    static int compare(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return Boolean.compare(one != null, other != null);
        }
        return one instanceof String text && other instanceof String with
                ? texts(text, with)
                : ((Comparable<Object>) one).compareTo(other);
    }

    /** In the order of their bytes in UTF-8, as files tell their bounds: pairs of surrogates come last. */
    private static int texts(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int place = 0; place < length; place++) {
            char sign = one.charAt(place);
            char with = other.charAt(place);
            if (sign != with) {
                boolean isPaired = Character.isSurrogate(sign);
                return isPaired == Character.isSurrogate(with) ? Character.compare(sign, with) : isPaired ? 1 : -1;
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
