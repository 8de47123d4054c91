package yishu.semantic.trace;

import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import yishu.semantic.engine.TestWarehouse;

/** Three facts of two shapes of file, with all that the pipelines record about them. */
public final class TracedWarehouse {
    private static final String FACT = "SELECT '%s', DATE '%s-01-01', 'gdp', %s, '%s', 'A', 'A', NULL, '%s',"
            + " TIMESTAMPTZ '%s 02:00:00+00', '%s', NULL, %d, %s, 'load-1'";

    private TracedWarehouse() {}

    public static void fill(TestWarehouse warehouse) {
        String beijing =
                FACT.formatted("110000", "2024", "4967020000000", "2024", "as_published", "2025-01-17", "aaaa", 5, "2");
        String census =
                FACT.formatted("110000", "2023", "4423060000000", "2023", "census_2023", "2025-01-01", "aaaa", 5, "3");
        String tianjin = FACT.formatted(
                "120000", "2024", "1802432000000", "2024", "as_published", "2025-01-17", "bbbb", 2, "NULL");
        String firstPublished =
                FACT.formatted("110000", "2023", "4376070000000", "2023", "as_published", "2024-01-20", "cccc", 5, "2");
        String newest = String.join(" UNION ALL ", beijing, census, tianjin);
        publish(warehouse, facts(warehouse, "core.nbs_provinces"), newest);
        publish(warehouse, facts(warehouse, "core.nbs_provinces_vintages"), newest + " UNION ALL " + firstPublished);
        raw(warehouse);
        records(warehouse);
    }

    private static void publish(TestWarehouse warehouse, Table table, String sql) {
        warehouse.append(table, sql);
        warehouse.release(table, "release-2026-03-01.1");
    }

    private static Table facts(TestWarehouse warehouse, String name) {
        return warehouse.create(
                name,
                Map.of("yishu.grain", "region_code,period,indicator", "yishu.dataset", "nbs/provinces"),
                text(1, "region_code"),
                Types.NestedField.optional(2, "period", Types.DateType.get()),
                text(3, "indicator"),
                Types.NestedField.optional(4, "value", Types.DecimalType.of(38, 8)),
                text(5, "time_period"),
                text(6, "freq"),
                text(7, "obs_status"),
                text(8, "footnote"),
                text(9, "edition"),
                Types.NestedField.optional(10, "published_at", Types.TimestampType.withZone()),
                text(11, "file_hash"),
                text(12, "sheet"),
                number(13, "row_number"),
                number(14, "column_number"),
                text(15, "load_id"));
    }

    private static void raw(TestWarehouse warehouse) {
        Table raw = warehouse.create(
                "raw.nbs_provinces",
                Map.of(),
                text(1, "file_hash"),
                text(2, "sheet"),
                number(3, "row_number"),
                Types.NestedField.optional(4, "cells", Types.ListType.ofOptional(6, Types.StringType.get())),
                text(5, "load_id"));
        warehouse.append(
                raw,
                "SELECT 'aaaa', NULL, 5, ['北京市', '49670.2', '44230.6'], 'load-1'"
                        + " UNION ALL SELECT 'aaaa', NULL, 5, ['北京市', '49670.2', '44230.6'], 'load-0'"
                        + " UNION ALL SELECT 'bbbb', NULL, 2, ['天津市', '2024', '18024.32'], 'load-1'"
                        + " UNION ALL SELECT 'cccc', NULL, 5, ['北京市', '43760.7'], 'load-1'");
    }

    private static void records(TestWarehouse warehouse) {
        warehouse.append(
                warehouse.create("ops.runs", Map.of(), text(1, "load_id"), text(2, "release")),
                "SELECT 'load-1', 'release-2026-03-01.1'");
        warehouse.append(
                warehouse.create("ops.files", Map.of(), text(1, "load_id"), text(2, "file_hash"), text(3, "file_name")),
                "SELECT 'load-1', 'aaaa', '分省年度数据.csv' UNION ALL SELECT 'load-1', 'bbbb', '天津.csv'"
                        + " UNION ALL SELECT 'load-1', 'cccc', '2023.csv'");
        warehouse.append(
                warehouse.create(
                        "ops.lineage",
                        Map.of(),
                        text(1, "load_id"),
                        text(2, "file_hash"),
                        text(3, "sheet"),
                        text(4, "column_name"),
                        text(5, "source_column"),
                        number(6, "column_number")),
                "SELECT 'load-1', 'aaaa', NULL, 'value', '2024年', 2"
                        + " UNION ALL SELECT 'load-1', 'aaaa', NULL, 'value', '2023年', 3"
                        + " UNION ALL SELECT 'load-1', 'aaaa', NULL, 'region_code', '地区', 1"
                        + " UNION ALL SELECT 'load-1', 'bbbb', NULL, 'value', '生产总值', 3");
    }

    private static Types.NestedField text(int id, String name) {
        return Types.NestedField.optional(id, name, Types.StringType.get());
    }

    private static Types.NestedField number(int id, String name) {
        return Types.NestedField.optional(id, name, Types.IntegerType.get());
    }
}
