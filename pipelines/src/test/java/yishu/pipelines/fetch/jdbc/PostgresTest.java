package yishu.pipelines.fetch.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.InputException;
import yishu.content.Settings;
import yishu.pipelines.contract.SourceSpec.Reading;
import yishu.pipelines.fetch.FetcherAssert;
import yishu.pipelines.fetch.Sourced;
import yishu.pipelines.read.Rows;

/** Against a PostgreSQL of our own, which these tests start and stop. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresTest {
    private final Path folder;
    private final EmbeddedPostgres server;
    private int turns;

    PostgresTest(@TempDir Path folder) throws IOException, SQLException {
        this.folder = folder;
        this.server = EmbeddedPostgres.builder().start();
        run(
                "CREATE ROLE reader LOGIN PASSWORD 'geheim'",
                "CREATE TABLE staff (id int, name text, pay numeric(10, 2), since date)",
                "INSERT INTO staff VALUES (2, '李四', 12.50, '2020-02-29'), (1, '张三', 0.1, NULL)",
                "GRANT SELECT ON staff TO reader",
                "CREATE TABLE kept AS SELECT n AS id FROM generate_series(1, 300000) n");
        askForPasswords();
    }

    /** As it stands, the server of these tests believes everybody. */
    private void askForPasswords() throws IOException, SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            Files.writeString(
                    Path.of(text(statement, "SHOW hba_file")),
                    "host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
            String before = text(statement, "SELECT pg_conf_load_time()");
            statement.execute("SELECT pg_reload_conf()");
            while (text(statement, "SELECT pg_conf_load_time()").equals(before)) {
                Thread.onSpinWait();
            }
        }
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    @Test
    void complies() {
        FetcherAssert.assertCompliance(
                Sourced.query("jdbc:hr", "SELECT * FROM staff"), settings(), folder.resolve("compliance"));
    }

    /** What {@code psql} prints of the same expressions, but for the blank between date and time. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "NULL", textBlock = """
            true                                      | true
            12::smallint                              | 12
            9223372036854775807                       | 9223372036854775807
            12.50::numeric(10, 2)                     | 12.50
            -0.05::numeric(38, 18)                    | -0.050000000000000000
            12345678901234567890123456789012345678901234567890::numeric(50, 0) | 12345678901234567890123456789012345678901234567890
            1.10 + 2.205                              | 3.305
            0.1::real                                 | 0.1
            0.1::float8 + 0.2::float8                 | 0.30000000000000004
            'NaN'::float8                             | NaN
            '北京市'::text                            | 北京市
            'ab'::char(4)                             | 'ab  '
            'x'::varchar(3)                           | x
            '2f5c7a4e-0000-4000-8000-000000000001'::uuid | 2f5c7a4e-0000-4000-8000-000000000001
            date '2024-02-29'                         | 2024-02-29
            date '0044-03-15 BC'                      | -0043-03-15
            time '08:30:00.000001'                    | 08:30:00.000001
            timestamp '2024-05-01 08:00:00.123456'    | 2024-05-01T08:00:00.123456
            timestamptz '2024-05-01 08:00:00+08'      | 2024-05-01T00:00:00Z
            NULL::int                                 | ''
            """)
    void aValueIsKeptExactly(String expression, String text) {
        assertThat(rows("SELECT 'row' AS name, " + expression + " AS it"))
                .containsExactly(List.of("name", "it"), List.of("row", text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'x'::bytea                | is of type bytea, which is not kept exactly
            '{1,2}'::int[]            | is of type _int4, which is not kept exactly
            '1 day'::interval         | is of type interval, which is not kept exactly
            '1.50'::money             | is of type money, which is not kept exactly
            '{}'::json                | is of type json, which is not kept exactly
            B'101'::bit(3)            | is of type bit, which is not kept exactly
            '08:00+08'::timetz        | is of type timetz, which is not kept exactly
            'infinity'::date          | cannot be kept exactly
            'infinity'::timestamptz   | cannot be kept exactly
            '24:00'::time             | cannot be kept exactly
            'NaN'::numeric            | cannot be read
            """)
    void whatCannotBeKeptIsRefusedByTheColumnsName(String expression, String said) {
        assertThatThrownBy(() -> rows("SELECT 1 AS id, " + expression + " AS photo"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("Cannot fetch 'jdbc:hr': ")
                .hasMessageContaining("column 'photo'")
                .hasMessageContaining(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT nme FROM staff            | the database refuses the query: ERROR: column "nme" does not exist Hint: Perhaps you meant to reference the column "staff.name".
            SELECT * FROM stuff              | the database refuses the query: ERROR: relation "stuff" does not exist
            SELECT * FROM kept               | the database refuses the query: ERROR: permission denied for table kept
            SELECT id, id FROM staff         | two columns of the query are called 'id'; tell them apart with AS
            SELECT 1) q; DELETE FROM staff; -- | the database refuses the query: ERROR: cannot execute DELETE in a read-only transaction
            """)
    void aQueryIsRefusedInOneSentence(String query, String said) {
        assertThatThrownBy(() -> rows(query))
                .isInstanceOf(InputException.class)
                .hasMessage("Cannot fetch 'jdbc:hr': " + said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            password | falsch  | does not accept the user and the password of the settings 'jdbc.hr.user' and 'jdbc.hr.password'
            user     | nobody  | does not accept the user and the password of the settings 'jdbc.hr.user' and 'jdbc.hr.password'
            url      | jdbc:postgresql://127.0.0.1:1/postgres | does not answer
            url      | jdbc:postgresql://127.0.0.1:PORT/hr    | database "hr" does not exist
            """)
    void aConnectionIsRefusedWithoutASecret(String key, String value, String said) {
        String changed = value.replace("PORT", String.valueOf(server.getPort()));
        assertThatThrownBy(() -> fetch("SELECT 1 AS a", settings("jdbc.hr." + key, changed), Set.of()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("Cannot fetch 'jdbc:hr': ")
                .hasMessageContaining(said)
                .satisfies(
                        it -> assertThat(it.getMessage()).doesNotContain("geheim", "falsch", "jdbc:postgresql", "\n"))
                .hasNoCause();
    }

    /** Rows are taken as they come: 300,000 of them a thousand at a time. */
    @Test
    void manyRowsComeInTheirOrder() throws SQLException {
        run("GRANT SELECT ON kept TO reader");
        List<Path> files = fetch("SELECT id, md5(id::text) AS hash FROM kept ORDER BY random()", settings(), Set.of());
        run("REVOKE SELECT ON kept FROM reader");

        List<List<String>> rows = rows(files.get(0));
        assertThat(rows).hasSize(300_001);
        assertThat(rows.get(123_456)).containsExactly("123456", "e10adc3949ba59abbe56e057f20f883e");
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private List<List<String>> rows(String query) {
        return rows(fetch(query, settings(), Set.of()).get(0));
    }

    private static List<List<String>> rows(Path file) {
        return Rows.of(file, Reading.of("parquet")).stream()
                .map(it -> it.cells())
                .toList();
    }

    private List<Path> fetch(String query, Settings settings, Set<String> published) {
        return FetcherAssert.fetch(
                Sourced.query("jdbc:hr", query), settings, folder.resolve("turn" + turns++), published);
    }

    private Settings settings() {
        return settings("jdbc.hr.user", "reader");
    }

    /** Those of the connection, one of them changed. */
    private Settings settings(String key, String value) {
        Map<String, String> flags = new java.util.HashMap<>(Map.of(
                "jdbc.hr.url", "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres",
                "jdbc.hr.user", "reader",
                "jdbc.hr.password", "geheim"));
        flags.put(key, value);
        return Settings.read(folder, Map.of(), flags);
    }
}
