package yishu.semantic.stewardship;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yishu.pipelines.contract.Dataset;
import yishu.semantic.engine.DuckDbEngine;
import yishu.semantic.engine.Engine;
import yishu.semantic.engine.TestWarehouse;
import yishu.semantic.engine.Warehouse;

class DeliveriesTest {
    private static Types.NestedField text(int id, String name) {
        return Types.NestedField.optional(id, name, Types.StringType.get());
    }

    /**
     * File f1 was loaded on 5 May at midnight in Shanghai, and again in June under another definition; f2 was refused in
     * May and published in June.
     */
    private static void fill(TestWarehouse written) {
        written.append(
                written.create(
                        "ops.runs",
                        Map.of(),
                        text(1, "load_id"),
                        text(2, "dataset"),
                        Types.NestedField.optional(3, "ended_at", Types.TimestampType.withZone()),
                        text(4, "outcome")),
                "SELECT 'l1', 'a/b', TIMESTAMPTZ '2024-05-04 16:30:00+00', 'published' UNION ALL"
                        + " SELECT 'l2', 'a/b', TIMESTAMPTZ '2024-05-20 02:00:00+00', 'refused' UNION ALL"
                        + " SELECT 'l3', 'a/b', TIMESTAMPTZ '2024-06-07 02:00:00+00', 'published'");
        written.append(
                written.create("ops.files", Map.of(), text(1, "load_id"), text(2, "dataset"), text(3, "file_hash")),
                "SELECT 'l1', 'a/b', 'f1' UNION ALL SELECT 'l2', 'a/b', 'f2' UNION ALL SELECT 'l3', 'a/b', 'f1'"
                        + " UNION ALL SELECT 'l3', 'a/b', 'f2'");
        written.append(
                written.create(
                        "core.a_b_vintages", Map.of(), text(1, "time_period"), text(2, "freq"), text(3, "file_hash")),
                "SELECT '2024-01', 'M', 'f1' UNION ALL SELECT '2024-01-01/P3M', 'M', 'f1' UNION ALL"
                        + " SELECT '2024-02', 'M', 'f1' UNION ALL SELECT '2024-Q2', 'Q', 'f2' UNION ALL"
                        + " SELECT '2024-Q1', 'Q', 'f2' UNION ALL SELECT NULL, NULL, 'f2'");
    }

    @Test
    void tellsWhenThePeriodsFirstCame(@TempDir Path folder, @TempDir Path content) {
        Contracts contracts =
                new Contracts(content).due("a/b", "{every: P3M, days: 20}").due("c/d", "{every: P3M, days: 20}");
        try (TestWarehouse written = new TestWarehouse(folder)) {
            fill(written);
            try (Warehouse warehouse = Warehouse.open(written.settings());
                    Engine engine = DuckDbEngine.over(warehouse, ZoneId.of("Asia/Shanghai"))) {
                Deliveries deliveries = new Deliveries(warehouse, engine, ZoneId.of("Asia/Shanghai"));
                Dataset quarterly = contracts.read().dataset("a/b");
                Dataset missing = contracts.read().dataset("c/d");
                var due = quarterly.contract().due().orElseThrow();

                assertThat(deliveries.of(quarterly, due, LocalDate.of(2024, 12, 31)))
                        .containsExactly(
                                Map.entry(LocalDate.of(2024, 3, 31), LocalDate.of(2024, 5, 5)),
                                Map.entry(LocalDate.of(2024, 6, 30), LocalDate.of(2024, 6, 7)));
                assertThat(deliveries.of(quarterly, due, LocalDate.of(2024, 5, 5)))
                        .containsOnlyKeys(LocalDate.of(2024, 3, 31));
                assertThat(deliveries.of(quarterly, due, LocalDate.of(2024, 5, 4)))
                        .isEmpty();
                assertThat(deliveries.of(missing, due, LocalDate.of(2024, 12, 31)))
                        .isEmpty();
            }
        }
    }
}
