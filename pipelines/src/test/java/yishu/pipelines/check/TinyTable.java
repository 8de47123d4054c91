package yishu.pipelines.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import yishu.content.Problems;
import yishu.pipelines.contract.Contract;
import yishu.pipelines.contract.Recipe;
import yishu.pipelines.publish.CoreTable;
import yishu.pipelines.publish.RunningSpark;

/** A table of a few rows, each written as {@code region_code=110000 period=2024-01-01 value=12.5}. */
public final class TinyTable {
    private static final String HEAD = """
            apiVersion: v3.1.0
            kind: DataContract
            id: city/water
            version: 1.0.0
            status: active
            schema:
              - name: city_water
                properties:
                  - name: region_code
                    logicalType: string
                    customProperties:
                      - {property: concept, value: REF_AREA}
                      - {property: codelist, value: region}
                  - name: period
                    logicalType: date
                    customProperties: [{property: concept, value: TIME_PERIOD}]
                  - name: indicator
                    logicalType: string
                    customProperties: [{property: concept, value: INDICATOR}]
                  - name: series
                    logicalType: string
                  - name: value
                    logicalType: number
                    customProperties: [{property: concept, value: OBS_VALUE}, {property: scale, value: 16}]
                quality:
            """;

    private static final String FOOT = """
            customProperties:
              - {property: grain, value: [region_code, period, indicator]}
              - {property: authority, value: {column: series, order: [yearbook, survey]}}
              - {property: load, value: upsert}
            """;

    private final yishu.pipelines.contract.Dataset dataset;

    private TinyTable(String contract) {
        Problems problems = new Problems();
        this.dataset = new Recipe("city", "water", "city/water", contract, "").dataset(problems);
        problems.throwIfAny();
    }

    /** A table whose contract has one check, {@code range: {column: value, minimum: 0}}; none when it is blank. */
    public static TinyTable with(String check) {
        return check.isBlank()
                ? of(HEAD.replace("    quality:\n", "") + FOOT)
                : of(HEAD + """
                      - name: the rule
                        type: custom
                        engine: yishu
                        severity: quarantine
                        implementation:
                          %s
                """.formatted(check).indent(2) + FOOT);
    }

    /** The table of another contract of {@code city/water}. */
    public static TinyTable of(String contract) {
        return new TinyTable(contract);
    }

    public Contract contract() {
        return dataset.contract();
    }

    public yishu.pipelines.contract.Dataset dataset() {
        return dataset;
    }

    /** Rows of one file, in the order of their row numbers from 1. */
    public Dataset<Row> rows(List<String> lines) {
        List<Row> rows = new ArrayList<>();
        for (String line : lines) {
            Map<String, String> cells = new HashMap<>(Map.of(
                    "indicator", "water",
                    "series", "yearbook",
                    "freq", "A",
                    "obs_status", "A",
                    "edition", "first",
                    "published_at", "2025-01-01T00:00:00Z",
                    "file_hash", "file",
                    "sheet", "",
                    "row_number", String.valueOf(rows.size() + 1),
                    "load_id", "load"));
            for (String pair : line.trim().split(" +", -1)) {
                cells.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
            cells.putIfAbsent("time_period", cells.getOrDefault("period", "").replaceFirst("-.*", ""));
            rows.add(row(cells));
        }
        return RunningSpark.session().createDataFrame(rows, new CoreTable(dataset).schema());
    }

    public Dataset<Row> rows(String... lines) {
        return rows(List.of(lines));
    }

    private Row row(Map<String, String> cells) {
        List<Object> values = new ArrayList<>();
        for (StructField field : new CoreTable(dataset).schema().fields()) {
            String text = cells.get(field.name());
            values.add(text == null ? null : value(field, text));
        }
        return RowFactory.create(values.toArray());
    }

    private static Object value(StructField field, String text) {
        if (field.dataType() instanceof DecimalType decimal) {
            return new BigDecimal(text).setScale(decimal.scale(), RoundingMode.UNNECESSARY);
        }
        if (field.dataType().equals(DataTypes.IntegerType)) {
            return Integer.valueOf(text);
        }
        if (field.dataType().equals(DataTypes.DateType)) {
            return Date.valueOf(text);
        }
        return field.dataType().equals(DataTypes.TimestampType) ? Timestamp.from(Instant.parse(text)) : text;
    }
}
