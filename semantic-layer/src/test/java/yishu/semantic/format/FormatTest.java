package yishu.semantic.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.InputException;
import yishu.semantic.engine.Pinned;
import yishu.semantic.engine.Rows;
import yishu.semantic.engine.TableName;
import yishu.semantic.question.Answer;

class FormatTest {
    private static final Answer ANSWER = new Answer(
            new Rows(
                    List.of(
                            new Rows.Column("地区", "varchar"),
                            new Rows.Column("gdp", "decimal(38,8)"),
                            new Rows.Column("growth", "double"),
                            new Rows.Column("year", "bigint"),
                            new Rows.Column("period", "date"),
                            new Rows.Column("published_at", "timestamp(6) with time zone"),
                            new Rows.Column("cells", "array(varchar)")),
                    List.of(
                            row(
                                    "北京市",
                                    new BigDecimal("4967020000000.00000000"),
                                    0.052,
                                    2024L,
                                    LocalDate.of(2024, 1, 1),
                                    OffsetDateTime.parse("2025-01-17T02:00:00Z"),
                                    Arrays.asList("a, b", null)),
                            row("a \"b\",\nc", null, 1e12, null, null, null, null),
                            row("", new BigDecimal("0E-8"), Double.NaN, -1L, null, null, List.of()))),
            List.of("gdp: 模拟数据"),
            List.of(new Pinned(
                    TableName.parse("core.nbs_provinces"),
                    8123456789012345678L,
                    "release-2026-03-01.1",
                    new Schema(),
                    Map.of())),
            "SELECT 1");

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    private static String written(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Format.of(format).write(ANSWER, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void tableIsAlignedWhereChineseTakesTwoColumns() throws IOException {
        assertThat(written("table")).isEqualTo("""
                        地区                gdp         growth  year  period      published_at          cells
                        --------  -------------  -------------  ----  ----------  --------------------  --------
                        北京市    4967020000000          0.052  2024  2024-01-01  2025-01-17T02:00:00Z  [a, b, ]
                        a "b", c                 1000000000000
                                              0            NaN    -1                                    []
                        (3 rows)
                        * gdp: 模拟数据
                        """);
    }

    @Test
    void csvKeepsEveryDigitAndTellsNothingFromEmpty() throws IOException {
        assertThat(written("csv").split("\r\n", -1))
                .containsExactly(
                        "地区,gdp,growth,year,period,published_at,cells",
                        "北京市,4967020000000,0.052,2024,2024-01-01,2025-01-17T02:00:00Z,\"[a, b, ]\"",
                        "\"a \"\"b\"\",\nc\",,1000000000000,,,,",
                        "\"\",0,NaN,-1,,,[]",
                        "");
    }

    @Test
    void csvOfOneColumnHasNoBlankLine() throws IOException {
        Rows rows = new Rows(List.of(new Rows.Column("x", "bigint")), List.of(row((Object) null)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Format.of("csv").write(new Answer(rows, List.of(), List.of(), ""), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("x\r\n\"\"\r\n");
    }

    @Test
    void jsonHoldsExactNumbersAndWhatWasRead() throws IOException {
        String text = written("json");
        assertThat(text).contains("4967020000000,").doesNotContain("E+");
        JsonNode json = new ObjectMapper().readTree(text);
        assertThat(json.at("/columns/1").toString()).isEqualTo("{\"name\":\"gdp\",\"type\":\"decimal(38,8)\"}");
        assertThat(json.at("/rows/0/1").decimalValue()).isEqualTo(new BigDecimal("4967020000000"));
        assertThat(json.at("/rows/0/6").toString()).isEqualTo("[\"a, b\",null]");
        assertThat(json.at("/rows/1/1").isNull()).isTrue();
        assertThat(json.at("/rows/2/2").textValue()).isEqualTo("NaN");
        assertThat(json.at("/notes/0").textValue()).isEqualTo("gdp: 模拟数据");
        assertThat(json.at("/read/0").toString())
                .isEqualTo("{\"table\":\"core.nbs_provinces\",\"snapshot\":\"8123456789012345678\","
                        + "\"release\":\"release-2026-03-01.1\"}");
    }

    @Test
    void parquetReadsBackAsItWas(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("answer.parquet");
        try (var out = Files.newOutputStream(file)) {
            Format.of("parquet").write(ANSWER, out);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet read = statement.executeQuery("SELECT *, cells[1], len(cells) FROM '" + file + "'")) {
            read.next();
            assertThat(read.getBigDecimal("gdp")).isEqualTo(new BigDecimal("4967020000000.00000000"));
            assertThat(read.getObject("period")).isEqualTo(LocalDate.of(2024, 1, 1));
            assertThat(((OffsetDateTime) read.getObject("published_at")).toInstant())
                    .isEqualTo(OffsetDateTime.parse("2025-01-17T02:00:00Z").toInstant());
            assertThat(read.getString(8)).isEqualTo("a, b");
            assertThat(read.getInt(9)).isEqualTo(2);
            read.next();
            assertThat(read.getObject("gdp")).isNull();
            assertThat(read.getDouble("growth")).isEqualTo(1e12);
            read.next();
            assertThat(read.getString("地区")).isEmpty();
            assertThat(read.next()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"北京 1, 6", "abc, 3", "ａ, 2", "é, 1", "𠀀, 2", "é, 1"})
    void measuresText(String text, int width) {
        assertThat(Width.of(text)).isEqualTo(width);
    }

    @Test
    void unknownFormatIsToldWithTheNearest() {
        assertThatThrownBy(() -> Format.of("jsn"))
                .isInstanceOf(InputException.class)
                .hasMessage("Cannot write format 'jsn': it is none of table, csv, json, parquet; did you mean 'json'?");
    }
}
