package yishu.pipelines.publish;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import yishu.pipelines.contract.Contract;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.Property;

/**
 * The tables of a dataset: {@code raw.<table>}, {@code core.<table>} and {@code core.<table>_vintages}. The two in core
 * have the contract's columns and then those that say where each row comes from.
 */
public final class CoreTable {
    private static final int PRECISION = 38;

    private final Dataset dataset;

    public CoreTable(Dataset dataset) {
        this.dataset = dataset;
    }

    /** The id of the dataset. */
    String dataset() {
        return dataset.id();
    }

    /** The newest edition of each key. */
    public String newest() {
        return "core." + dataset.table();
    }

    /** Every edition. */
    public String vintages() {
        return newest() + "_vintages";
    }

    /** Every row as text. */
    public String raw() {
        return "raw." + dataset.table();
    }

    /** What tells one figure from another. */
    public List<String> figureKey() {
        return dataset.contract().figureKey();
    }

    /** The columns of both tables in core. */
    public StructType schema() {
        List<StructField> fields = new ArrayList<>();
        dataset.contract().properties().forEach(it -> fields.add(field(it.name(), type(it))));
        fields.add(field("time_period", DataTypes.StringType));
        fields.add(field("freq", DataTypes.StringType));
        fields.add(field("obs_status", DataTypes.StringType));
        fields.add(field("footnote", DataTypes.StringType));
        fields.add(field("edition", DataTypes.StringType));
        fields.add(field("published_at", DataTypes.TimestampType));
        fields.addAll(PLACE);
        fields.add(field("load_id", DataTypes.StringType));
        return new StructType(fields.toArray(StructField[]::new));
    }

    /** Where a row was received: what tells it from every other row of a load. */
    static final List<StructField> PLACE = List.of(
            field("file_hash", DataTypes.StringType),
            field("sheet", DataTypes.StringType),
            field("row_number", DataTypes.IntegerType),
            field("column_number", DataTypes.IntegerType));

    static final StructType RAW = new StructType(new StructField[] {
        field("file_hash", DataTypes.StringType),
        field("sheet", DataTypes.StringType),
        field("row_number", DataTypes.IntegerType),
        field("cells", DataTypes.createArrayType(DataTypes.StringType)),
        field("load_id", DataTypes.StringType)
    });

    static StructField field(String name, DataType type) {
        return new StructField(name, type, true, Metadata.empty());
    }

    private static DataType type(Property property) {
        return switch (property.type()) {
            case STRING -> DataTypes.StringType;
            case NUMBER -> DataTypes.createDecimalType(PRECISION, property.scale());
            case INTEGER -> DataTypes.LongType;
            case DATE -> DataTypes.DateType;
        };
    }

    /** What other programs must know of the table, as Iceberg table properties. */
    public Map<String, String> properties() {
        Contract contract = dataset.contract();
        Map<String, String> properties = new TreeMap<>();
        properties.put("comment", contract.title());
        properties.put("yishu.dataset", dataset.id());
        properties.put("yishu.grain", String.join(",", figureKey()));
        properties.put("yishu.synthetic", String.valueOf(contract.synthetic()));
        properties.put("yishu.classification", contract.classification());
        contract.authority()
                .ifPresent(it -> properties.put("yishu.authority", it.column() + ":" + String.join(",", it.order())));
        return properties;
    }

    /**
     * SQL that keeps, of the rows of {@code relation}, the newest edition of each key: a figure before a gap, then the
     * last published, then the source of the highest authority. It is the same whatever order the editions came in.
     */
    public String newestOf(String relation) {
        Contract contract = dataset.contract();
        String columns =
                Arrays.stream(schema().fieldNames()).map(CoreTable::quoted).collect(Collectors.joining(", "));
        String order = "(obs_status = 'M'), published_at DESC, " + rank(contract) + "edition DESC, file_hash, sheet, "
                + "row_number, column_number";
        return "SELECT " + columns + " FROM (SELECT *, row_number() OVER (PARTITION BY "
                + quoted(figureKey()) + " ORDER BY " + order + ") AS edition_rank FROM " + relation
                + ") WHERE edition_rank = 1";
    }

    private static String rank(Contract contract) {
        return contract.authority()
                .map(it -> {
                    StringBuilder cases = new StringBuilder("CASE ").append(quoted(it.column()));
                    for (int position = 0; position < it.order().size(); position++) {
                        cases.append(" WHEN '")
                                .append(it.order().get(position).replace("'", "\\'"))
                                .append("' THEN ")
                                .append(position);
                    }
                    return cases + " ELSE " + it.order().size() + " END, " + quoted(it.column()) + ", ";
                })
                .orElse("");
    }

    static String quoted(String column) {
        return "`" + column + "`";
    }

    static String quoted(List<String> columns) {
        return columns.stream().map(CoreTable::quoted).collect(Collectors.joining(", "));
    }
}
