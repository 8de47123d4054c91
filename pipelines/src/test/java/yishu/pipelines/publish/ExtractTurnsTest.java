package yishu.pipelines.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yishu.content.Settings;
import yishu.pipelines.fetch.Fetches;

/** A database that changes and changes back is followed at every turn. */
class ExtractTurnsTest {
    private static final String CONTRACT = House.CONTRACT
            .replace("  - {property: edition, value: [{from: file, pattern: \"_([a-z]+)_\"}]}\n", "")
            .replace("[{from: file, pattern: \"(\\\\d{4}-\\\\d{2}-\\\\d{2})\"}]", "[{after_period: P1M}]");
    private static final String SOURCE = """
            files: "jdbc:city"
            format: parquet
            query: SELECT region, year, value FROM water
            map:
              region_code: region
              period: year
              value: value
            """;

    private final Path folder;

    ExtractTurnsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void valuesThatComeBackAreLoadedAgain() throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("city.db");
        try (House house = new House(folder).contract(CONTRACT).source(SOURCE);
                Connection database = DriverManager.getConnection(url)) {
            run(database, "CREATE TABLE water (region TEXT, year TEXT, value TEXT)");
            run(database, "INSERT INTO water VALUES ('北京市', '2020年', '1')");
            assertThat(ingest(house, url)).isEqualTo(LoadReport.Outcome.PUBLISHED);
            assertThat(ingest(house, url)).isEqualTo(LoadReport.Outcome.UNCHANGED);
            for (String value : List.of("2", "1", "2")) {
                run(database, "UPDATE water SET value = '" + value + "'");
                assertThat(ingest(house, url)).as(value).isEqualTo(LoadReport.Outcome.PUBLISHED);
                assertThat(house.newest()).containsExactly("110000 2020 unstated " + value + ".00");
                assertThat(ingest(house, url)).as(value).isEqualTo(LoadReport.Outcome.UNCHANGED);
            }
        }
    }

    private static void run(Connection database, String statement) throws SQLException {
        try (var change = database.createStatement()) {
            change.execute(statement);
        }
    }

    private LoadReport.Outcome ingest(House house, String url) {
        Settings settings = Settings.read(folder, Map.of(), Map.of("jdbc.city.url", url));
        Ingest ingest = new Ingest(
                house.lake(),
                house.datasets(),
                House.ZONE,
                Progress.silent(),
                CommitPoints.ignored(),
                Optional.of(new Fetches(settings, line -> {})),
                Hold.asAgreed(new Person("somebody", "test")));
        return ingest.run(Optional.empty(), List.of()).reports().get(0).outcome();
    }
}
