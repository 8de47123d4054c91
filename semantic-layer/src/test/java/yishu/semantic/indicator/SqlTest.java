package yishu.semantic.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that other parsers reserve are ordinary here. */
class SqlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "value",
                "period",
                "year",
                "quarter",
                "month",
                "region",
                "unit",
                "series",
                "indicator",
                "level",
                "rank",
                "freq",
                "edition",
                "sheet",
                "row_number",
                "column_number",
                "file_hash",
                "footnote",
                "obs_status",
                "published_at",
                "dataset",
                "release",
                "outcome",
                "finding",
                "reason",
                "rule",
                "kind",
                "text",
                "property",
                "passed",
                "read",
                "published",
                "bytes",
                "encoding",
                "notes",
                "candidates",
                "severity",
                "figure",
                "name",
                "code",
                "model",
                "version",
                "run",
                "owner",
                "title",
                "day",
                "hour",
                "type",
                "status"
            })
    void aColumnMayHaveAnyOfTheWarehousesNames(String name) {
        for (String sql : new String[] {"(%s)", "(%s + 1) * 2", "-(%s)", "%s > 1", "(%s) IS NULL", "SUM(%s)", "x.%s"}) {
            assertThat(Sql.columns(Sql.expression(sql.formatted(name)))).containsAnyOf(name, "x");
        }
        String statement =
                "SELECT %1$s, x.%1$s AS %1$s FROM t AS x WHERE %1$s = 1 GROUP BY %1$s ORDER BY %1$s".formatted(name);
        assertThat(Sql.text(Sql.query(statement))).contains(Sql.quote(name));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            'value' || VALUE # ('value' || "value")
            "value" + value # ("value" + "value")
            value_1 + values_2 # ("value_1" + "values_2")
            x = 'it''s value' # ("x" = 'it''s value')
            value /* value's */ + 1 -- value # ("value" + 1)
            """)
    void textsAndCommentsAreLeftAlone(String sql, String read) {
        assertThat(Sql.text(Sql.expression(sql))).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(a + b) * 2", "NOT (a AND b)", "EXISTS (SELECT 1 FROM t) AND a", "a - (b - 1)", "a IN ('北京')"})
    void whatIsWrittenIsReadBackTheSame(String sql) {
        String once = Sql.text(Sql.expression(sql));
        assertThat(Sql.text(Sql.expression(once))).isEqualTo(once);
    }
}
