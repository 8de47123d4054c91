package yishu.semantic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import yishu.content.InputException;
import yishu.content.Settings;

class DuckDbEngineTest {
    private static final TableName FACTS = TableName.parse("core.nbs_provinces");
    private static final String COUNT = "SELECT count(*) AS n FROM \"core.nbs_provinces\"";
    private static final String SAMPLE = "SELECT CAST(110000 + i AS VARCHAR), i * 1.00000001, DATE '2020-01-01'"
            + " + CAST(i AS INTEGER), CASE WHEN i %% 7 = 0 THEN NULL ELSE i END FROM range(%d, %d) r(i)";

    private TestWarehouse written;
    private Table facts;
    private Warehouse warehouse;
    private Engine engine;

    @BeforeEach
    void open(@TempDir Path folder) {
        written = new TestWarehouse(folder.resolve("仓 库's [1]"));
        facts = written.create(
                "core.nbs_provinces",
                Map.of("yishu.grain", "region_code,period"),
                Types.NestedField.optional(1, "region_code", Types.StringType.get()),
                Types.NestedField.optional(2, "value", Types.DecimalType.of(38, 8)),
                Types.NestedField.optional(3, "period", Types.DateType.get()),
                Types.NestedField.optional(4, "row_number", Types.IntegerType.get()));
        warehouse = Warehouse.open(written.settings());
        engine = DuckDbEngine.over(warehouse, written.settings().zone());
    }

    @AfterEach
    void close() {
        engine.close();
        warehouse.close();
        written.close();
    }

    private @Nullable Object one(String sql) {
        return engine.run(sql, List.of(warehouse.pin(FACTS))).values().get(0).get(0);
    }

    @Test
    void readsWhatPlainDuckDbReads() throws Exception {
        written.append(facts, SAMPLE.formatted(0, 500));
        written.append(facts, SAMPLE.formatted(500, 1200));
        try (Connection plain = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = plain.createStatement();
                ResultSet expected = statement.executeQuery(
                        "SELECT count(*), sum(CAST(i * 1.00000001 AS DECIMAL(38, 8))) FROM range(1200) r(i)")) {
            expected.next();
            assertThat(one(COUNT)).isEqualTo(expected.getLong(1));
            assertThat(one("SELECT sum(\"value\") FROM \"core.nbs_provinces\"")).isEqualTo(expected.getBigDecimal(2));
        }
    }

    @Test
    void pinnedTableStaysAsItWasWhileMoreIsPublished() {
        written.append(facts, SAMPLE.formatted(0, 10));
        Pinned before = warehouse.pin(FACTS);
        written.append(facts, SAMPLE.formatted(10, 25));
        assertThat(one(COUNT)).isEqualTo(25L);
        assertThat(engine.run(COUNT, List.of(before)).values().get(0)).containsExactly(10L);
    }

    @Test
    void tableWithoutFilesIsEmptyWithItsTypes() {
        Rows rows = engine.run("SELECT * FROM \"core.nbs_provinces\"", List.of(warehouse.pin(FACTS)));
        assertThat(rows.columns())
                .containsExactly(
                        new Rows.Column("region_code", "varchar"),
                        new Rows.Column("value", "decimal(38,8)"),
                        new Rows.Column("period", "date"),
                        new Rows.Column("row_number", "integer"));
        assertThat(rows.values()).isEmpty();
        assertThat(warehouse.pin(FACTS).snapshot()).isEqualTo(-1);
    }

    @Test
    void columnIsFoundByItsIdAfterItWasRenamedOrAdded() {
        written.append(facts, SAMPLE.formatted(1, 3));
        facts.updateSchema().renameColumn("value", "amount").commit();
        facts.updateSchema().addColumn("value", Types.StringType.get()).commit();
        assertThat(one("SELECT sum(\"amount\") FROM \"core.nbs_provinces\"")).isEqualTo(new BigDecimal("3.00000003"));
        assertThat(one("SELECT count(\"value\") FROM \"core.nbs_provinces\"")).isEqualTo(0L);
    }

    @Test
    void wildcardInAFileNameIsNoWildcard() {
        facts.newAppend()
                .appendFile(written.write(facts, "x*.parquet", SAMPLE.formatted(0, 3)))
                .commit();
        written.write(facts, "xy.parquet", SAMPLE.formatted(0, 100));
        assertThat(one(COUNT)).isEqualTo(3L);
    }

    @Test
    void filesWithoutFieldIdsAreRefusedRatherThanReadAsEmpty() {
        written.append(facts, SAMPLE.formatted(0, 3));
        facts.updateProperties().set("schema.name-mapping.default", "[]").commit();
        assertThatThrownBy(() -> one(COUNT))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("Cannot read table 'core.nbs_provinces': files without field ids");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CAST(7 AS HUGEINT)                      | decimal(38,0)",
                "CAST(7 AS INTEGER)                      | integer",
                "CAST(1.5 AS DOUBLE)                     | double",
                "DATE '2024-02-29'                       | date",
                "TIMESTAMP '2024-01-01 00:00:00'         | timestamp(6)",
                "TIMESTAMPTZ '2024-01-01 00:00:00+08'    | timestamp(6) with time zone",
                "[1.50, NULL]                            | array(decimal(3,2))",
                "chr(20013)                              | varchar",
            })
    void namesTypesAsTrinoDoes(String expression, String type) {
        Rows rows = engine.run("SELECT " + expression + " AS x", List.of());
        assertThat(rows.columns()).containsExactly(new Rows.Column("x", type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAST(5 AS DECIMAL(38, 8)) / 0", "CAST(5 AS DOUBLE) / 0", "0.0 / 0", "5 // 0", "MOD(5, 0)"})
    void aQuotientByZeroIsNoNumber(String quotient) {
        assertThat(one("SELECT " + quotient)).isNull();
    }

    @Test
    void valuesKeepTheirKind() {
        Rows rows = engine.run(
                "SELECT CAST(7 AS HUGEINT), CAST(7 AS INTEGER), DATE '2024-02-29', TIMESTAMP '2024-01-01 08:00:00',"
                        + " [1.50, NULL], CAST(0.5 AS FLOAT), TIMESTAMPTZ '2024-01-01 00:00:00+08',"
                        + " CAST(TIMESTAMPTZ '2023-12-31 16:00:00+00' AS DATE)",
                List.of());
        List<@Nullable Object> row = rows.values().get(0);
        assertThat(row.subList(0, 6))
                .containsExactly(
                        new BigDecimal(7),
                        7L,
                        LocalDate.of(2024, 2, 29),
                        LocalDateTime.of(2024, 1, 1, 8, 0),
                        Arrays.asList(new BigDecimal("1.50"), null),
                        0.5);
        assertThat(row.get(6)).as("in Shanghai").isEqualTo(OffsetDateTime.parse("2024-01-01T00:00:00+08:00"));
        assertThat(row.get(7)).as("the date in Shanghai").isEqualTo(LocalDate.of(2024, 1, 1));
    }

    @Test
    void readsListsAndMomentsFromFiles() {
        Table raw = written.create(
                "raw.nbs_provinces",
                Map.of(),
                Types.NestedField.optional(1, "cells", Types.ListType.ofOptional(3, Types.StringType.get())),
                Types.NestedField.optional(2, "published_at", Types.TimestampType.withZone()));
        written.append(raw, "SELECT ['北京市', NULL], TIMESTAMPTZ '2024-01-31 09:30:00+08'");
        Rows rows = engine.run(
                "SELECT cells, published_at FROM \"raw.nbs_provinces\"",
                List.of(warehouse.pin(TableName.parse("raw.nbs_provinces"))));
        assertThat(rows.values().get(0).get(0)).isEqualTo(Arrays.asList("北京市", null));
        assertThat(((OffsetDateTime) rows.values().get(0).get(1)).toInstant())
                .isEqualTo(OffsetDateTime.parse("2024-01-31T01:30:00Z").toInstant());
    }

    @Test
    void onlyThePinnedTablesCanBeRead() {
        written.append(facts, SAMPLE.formatted(0, 3));
        one(COUNT);
        assertThatThrownBy(() -> engine.run(COUNT, List.of())).hasMessageContaining("does not exist");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT * FROM read_csv('/etc/passwd') | disabled by configuration",
                "SELECT * FROM glob('/etc/*')          | disabled by configuration",
            })
    void nothingOutsideTheWarehouseCanBeRead(String sql, String message) {
        assertThatThrownBy(() -> engine.run(sql, List.of())).hasMessageContaining(message);
    }

    @Test
    void valueThatDoesNotFitIsToldToTheAsker() {
        assertThatThrownBy(() -> engine.run("SELECT CAST('北京' AS INTEGER)", List.of()))
                .isInstanceOf(InputException.class)
                .hasMessage("Cannot answer the question: Could not convert string '北京' to INT32");
        assertThatThrownBy(() -> engine.run("SELECT (SELECT i FROM range(2) AS r(i))", List.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("More than one row returned by a subquery");
    }

    @Test
    void missingWarehouseIsNotCreated(@TempDir Path folder) {
        Path nowhere = folder.resolve("nowhere");
        Settings settings = Settings.read(folder, Map.of(), Map.of("warehouse.location", nowhere.toString()));
        assertThatThrownBy(() -> Warehouse.open(settings))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("./yishu ingest");
        assertThat(Files.exists(nowhere)).isFalse();
    }
}
