package yishu.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import yishu.content.InputException;
import yishu.content.Settings;
import yishu.semantic.engine.TestWarehouse;
import yishu.semantic.question.Request;
import yishu.semantic.serve.Installation;
import yishu.semantic.serve.Server;
import yishu.semantic.trace.TracedWarehouse;
import yishu.semantic.trace.Tracer;

/** A release that is prepared on a branch, and that no door shows a byte of. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbargoTest {
    private static final String SENTINEL = "7777777";
    private static final String FACT =
            "SELECT '110000', DATE '2024-01-01', 'gdp', 7777777, '2024', 'A', 'A', '7777777',"
                    + " 'census_7777777', TIMESTAMPTZ '2025-01-17 02:00:00+00', 'f7777777', NULL, 9, 2, 'load-7777777'";

    private final HttpClient http = HttpClient.newHttpClient();
    private TestWarehouse written;
    private Installation installation;
    private Server server;
    private long snapshot;

    @BeforeAll
    void prepare(@TempDir Path folder) throws Exception {
        written = new TestWarehouse(folder.resolve("warehouse"));
        TracedWarehouse.fill(written);
        snapshot = hold("core.nbs_provinces_vintages", FACT);
        hold("core.nbs_provinces", FACT);
        hold("raw.nbs_provinces", "SELECT 'f7777777', NULL, 9, ['北京市', '7777777'], 'load-7777777'");
        hold("ops.files", "SELECT 'load-7777777', 'f7777777', '7777777.csv'");
        Path content = Path.of(
                Objects.requireNonNull(EmbargoTest.class.getResource("content")).toURI());
        installation = Assembly.open(Settings.read(
                folder,
                Map.of(),
                Map.of(
                        "warehouse.location", "warehouse",
                        "content.indicators", content.resolve("indicators").toString(),
                        "content.codelists", content.resolve("codelists").toString())));
        server = Server.start(installation, 0);
    }

    /** Appends a row on the branch {@code prepared}; a tag there is one more name by which it might be asked for. */
    private long hold(String name, String sql) {
        Table table = written.table(name);
        long main = table.currentSnapshot().snapshotId();
        table.manageSnapshots().createBranch("prepared", main).commit();
        written.append(table, "prepared", sql);
        long held = table.snapshot("prepared").snapshotId();
        table.manageSnapshots().createTag("release-2026-04-01.1", held).commit();
        return held;
    }

    @AfterAll
    void close() {
        server.close();
        installation.close();
        written.close();
    }

    private String get(String path) throws Exception {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(server.address() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
        return response.body();
    }

    private static String query(String sql) {
        return "api/query?sql=" + URLEncoder.encode(sql, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM core.nbs_provinces",
                "SELECT * FROM core.nbs_provinces_vintages",
                "SELECT * FROM core.nbs_provinces FOR TIMESTAMP AS OF TIMESTAMP '2030-01-01 00:00:00'",
                "SELECT * FROM core.nbs_provinces_vintages FOR TIMESTAMP AS OF DATE '2030-01-01'",
                "SELECT * FROM raw.nbs_provinces",
                "SELECT * FROM ops.files",
                "SELECT * FROM ops.runs",
                "SELECT * FROM ops.lineage",
                "SELECT region_name, gdp, gdp_doubled FROM indicators.provinces WHERE year = 2024"
            })
    void noTableShowsIt(String sql) throws Exception {
        String answer = get(query(sql));
        assertThat(answer).contains("\"rows\"").doesNotContain(SENTINEL);
        assertThat(get(query(sql) + "&as_of=2030-01-01")).doesNotContain(SENTINEL);
        assertThat(installation
                        .desk()
                        .answer(new Request(sql, Optional.empty(), "wang"))
                        .rows()
                        .values()
                        .toString())
                .doesNotContain(SENTINEL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM core.nbs_provinces.branch_prepared",
                "SELECT * FROM core.\"nbs_provinces.branch_prepared\"",
                "SELECT * FROM core.\"nbs_provinces$branch_prepared\"",
                "SELECT * FROM core.\"nbs_provinces@prepared\"",
                "SELECT * FROM \"core.nbs_provinces\".branch_prepared",
                "SELECT * FROM core.nbs_provinces.\"tag_release-2026-04-01.1\"",
                "SELECT * FROM core.nbs_provinces.snapshots",
                "SELECT * FROM core.\"nbs_provinces$snapshots\"",
                "SELECT * FROM core.\"nbs_provinces$files\"",
                "SELECT * FROM core.\"nbs_provinces$refs\"",
                "SELECT * FROM \"core.nbs_provinces\".files",
                "SELECT * FROM core.nbs_provinces FOR VERSION AS OF SNAPSHOT_ID",
                "SELECT * FROM core.nbs_provinces FOR VERSION AS OF 'prepared'",
                "SELECT * FROM read_parquet('WAREHOUSE/core/nbs_provinces/data/*.parquet')",
                "SELECT * FROM iceberg_scan('WAREHOUSE/core/nbs_provinces')",
                "SELECT * FROM 'WAREHOUSE/core/nbs_provinces/data/*.parquet'",
                "SELECT * FROM TABLE(read_csv('WAREHOUSE/landing/*'))"
            })
    void noNameOfABranchOrFileIsAnswered(String template) throws Exception {
        String sql = template.replace("SNAPSHOT_ID", String.valueOf(snapshot))
                .replace("WAREHOUSE", written.settings().warehouse().toString());
        assertThat(get(query(sql))).contains("\"error\"").doesNotContain("\"rows\"", "see /");
        assertThatThrownBy(() -> installation.desk().answer(new Request(sql, Optional.empty(), "wang")))
                .isInstanceOf(InputException.class);
    }

    @Test
    void noTraceLeadsToIt() throws Exception {
        assertThat(installation
                        .tracer()
                        .get()
                        .trace(
                                "provinces.gdp",
                                new Tracer.Inquiry(
                                        Map.of("region", "110000", "year", "2024"), Optional.empty(), "wang"),
                                20)
                        .toString())
                .doesNotContain(SENTINEL);
        assertThat(get("api/trace/provinces.gdp?region=110000&year=2024"))
                .contains("49670.2")
                .doesNotContain(SENTINEL);
    }

    @Test
    void noPageTellsOfIt() throws Exception {
        for (String path : new String[] {"", "api/indicators", "api/indicators/provinces", "api/health"}) {
            assertThat(get(path)).as(path).doesNotContain(SENTINEL, "Cannot find");
        }
    }
}
