package yishu.pipelines.fetch.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.InputException;
import yishu.content.Settings;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.contract.SourceSpec.Reading;
import yishu.pipelines.fetch.FetcherAssert;
import yishu.pipelines.fetch.Sourced;
import yishu.pipelines.read.Rows;

/** Against SQLite, whose values have types of their own; PostgreSQL stands in {@code PostgresTest}. */
class JdbcFetcherTest {
    private static final String ALL = "SELECT * FROM staff";

    private final Path folder;
    private final Path database;

    JdbcFetcherTest(@TempDir Path folder) {
        this.folder = folder;
        this.database = folder.resolve("hr.db");
    }

    @BeforeEach
    void hire() throws SQLException {
        run(
                "CREATE TABLE staff (id INTEGER, name TEXT, pay DECIMAL(10, 2), since DATE)",
                "INSERT INTO staff VALUES (2, '李四', 0.1, '2020-02-29'), (1, '张三', 'n/a', NULL), (1, '张三', 2e23, '')");
    }

    @Test
    void complies() {
        FetcherAssert.assertCompliance(Sourced.query("jdbc:hr", ALL), settings(), folder.resolve("compliance"));
    }

    @Test
    void rowsAreOrderedAndEveryValueIsItsText() {
        assertThat(rows(ALL + ";"))
                .containsExactly(
                        List.of("id", "name", "pay", "since"),
                        List.of("1", "张三", "200000000000000000000000", ""),
                        List.of("1", "张三", "n/a", ""),
                        List.of("2", "李四", "0.1", "2020-02-29"));
    }

    @Test
    void aQueryMayEndInACommentAndHaveAnOrderOfItsOwn() {
        assertThat(rows("SELECT name, count(*) AS heads FROM staff GROUP BY name ORDER BY 2 DESC -- most first"))
                .containsExactly(List.of("name", "heads"), List.of("张三", "2"), List.of("李四", "1"));
    }

    @Test
    void noRowsAreAFileOfNames() {
        assertThat(rows(ALL + " WHERE id > 9")).containsExactly(List.of("id", "name", "pay", "since"));
    }

    /** What is back as it was before is a third extract, not the first one. */
    @Test
    void rowsThatChangeAndChangeBackAreFilesOfTheirOwn() throws SQLException {
        Set<String> published = new HashSet<>();
        Set<String> bytes = new HashSet<>();
        for (String change : List.of("id = id", "name = '王五' WHERE id = 2", "name = '李四' WHERE id = 2")) {
            run("UPDATE staff SET " + change);
            List<Path> files = fetch(ALL, published);
            assertThat(files).hasSize(1);
            assertThat(bytes.add(text(files.get(0)))).as(change).isTrue();
            published.add(files.get(0).getFileName().toString());
            assertThat(fetch(ALL, published)).as("unchanged after " + change).isEmpty();
        }
        assertThat(published)
                .extracting(it -> it.replaceAll(".*\\.(\\d+)\\..*", "$1"))
                .containsExactlyInAnyOrder("1", "2", "3");
    }

    @Test
    void anotherQueryIsAnotherFile() {
        Set<String> published = Set.of(name(fetch(ALL, Set.of())));

        assertThat(name(fetch(ALL + " WHERE id = 1", published))).isNotIn(published);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT nme FROM staff         | the database refuses the query: [SQLITE_ERROR] SQL error or missing database (no such column: nme)
            SELECT x'ff' AS photo         | column 'photo' cannot be read: it holds bytes, which are not kept; cast them to text in the query
            """)
    void aQueryIsRefusedInOneSentence(String query, String said) {
        assertThatThrownBy(() -> fetch(query, Set.of()))
                .isInstanceOf(InputException.class)
                .hasMessage("Cannot fetch 'jdbc:hr': " + said);
    }

    @Test
    void nothingIsWritten() {
        fetch("SELECT 1) q; DELETE FROM staff; SELECT * FROM (SELECT 1", Set.of());

        assertThat(rows(ALL)).hasSize(4);
    }

    @Test
    void aDatabaseThatIsNotThereIsNotMade() {
        Path absent = folder.resolve("absent.db");
        assertThatThrownBy(() -> fetch(
                        Sourced.query("jdbc:hr", ALL),
                        settings(Map.of("jdbc.hr.url", "jdbc:sqlite:" + absent)),
                        Set.of()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("Cannot fetch 'jdbc:hr': the database cannot be reached: ");
        assertThat(absent).doesNotExist();
    }

    @Test
    void anAddressWithoutADriverIsNotTold() {
        assertThatThrownBy(() -> fetch(
                        Sourced.query("jdbc:hr", ALL),
                        settings(Map.of("jdbc.hr.url", "jdbc:nothing://host/hr?password=geheim")),
                        Set.of()))
                .hasMessage("Cannot fetch 'jdbc:hr': no driver here knows the address of the setting 'jdbc.hr.url';"
                        + " there is jdbc:postgresql:... and jdbc:sqlite:...");
    }

    @Test
    void aConnectionIsToldByItsNearestName() {
        assertThatThrownBy(() -> fetch(Sourced.query("jdbc:hrm", ALL), settings(), Set.of()))
                .hasMessage("Cannot find connection 'hrm': there is no setting 'jdbc.hrm.url'; did you mean 'hr'?");
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private List<List<String>> rows(String query) {
        return Rows.of(fetch(query, Set.of()).get(0), Reading.of("parquet")).stream()
                .map(it -> it.cells())
                .toList();
    }

    private List<Path> fetch(String query, Set<String> published) {
        return fetch(Sourced.query("jdbc:hr", query), settings(), published);
    }

    private List<Path> fetch(SourceSpec source, Settings settings, Set<String> published) {
        return FetcherAssert.fetch(source, settings, folder.resolve("turn" + System.nanoTime()), published);
    }

    private Settings settings() {
        return settings(Map.of("jdbc.hr.url", "jdbc:sqlite:" + database));
    }

    private Settings settings(Map<String, String> flags) {
        return Settings.read(folder, Map.of(), flags);
    }

    private static String name(List<Path> files) {
        return files.get(0).getFileName().toString();
    }

    private static String text(Path file) {
        try {
            return HexFormat.of().formatHex(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
