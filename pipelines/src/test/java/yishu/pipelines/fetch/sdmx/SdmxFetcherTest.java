package yishu.pipelines.fetch.sdmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
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
import yishu.pipelines.read.Row;
import yishu.pipelines.read.Rows;

/** Against a service on this machine that answers as the offices' do, by the SDMX REST interface 2.1. */
class SdmxFetcherTest {
    private static final String ADDRESS = "sdmx:office/OUTPUT/A.990101+990122.GDP?startPeriod=2023";
    private static final String CSV = """
            DATAFLOW,FREQ,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS
            CZ:OUTPUT(1.0),A,990101,GDP,2023,12.30,A
            CZ:OUTPUT(1.0),A,990122,GDP,2023,-0.50,
            """;

    private final Path folder;
    private final HttpServer server;
    private final List<String> asked = new ArrayList<>();
    private int status = 200;
    private String answer = CSV;
    private int fetched;

    SdmxFetcherTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/rest", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Accept"));
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        if (exchange.getRequestURI().getPath().endsWith("/moved")) {
            exchange.getResponseHeaders().add("Location", "/rest/data/OUTPUT/A.990101");
            exchange.sendResponseHeaders(302, -1);
        } else {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Test
    void complies() {
        FetcherAssert.assertCompliance(source(), settings(), folder.resolve("compliance"));
        answer = message("2025-03-01T09:00:00");
        FetcherAssert.assertCompliance(source(), settings(), folder.resolve("message"));
    }

    @Test
    void theServiceIsAskedForWhatTheAddressSays() {
        fetch(ADDRESS, Set.of());
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0))
                .startsWith("/rest/data/OUTPUT/A.990101+990122.GDP?startPeriod=2023 application/vnd.sdmx.data+csv");
        assertThat(fetch("sdmx:office/moved", Set.of())).hasSize(1);
        assertThat(asked).hasSize(3);
    }

    @Test
    void aCsvLandsCellByCell() {
        List<Path> files = fetch(ADDRESS, Set.of());
        assertThat(files.get(0).getFileName().toString())
                .matches("sdmx\\.office\\.OUTPUT\\.A\\.990101\\.990122\\.GDP\\.startPeriod\\.2023\\.[0-9a-f]{8}"
                        + "\\.1\\.[0-9a-f]{16}\\.csv");
        assertThat(Rows.of(files.get(0), Reading.of("sdmx")))
                .extracting(Row::text)
                .containsExactly(
                        "DATAFLOW,FREQ,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS,EXTRACT",
                        "CZ:OUTPUT(1.0),A,990101,GDP,2023,12.30,A,1",
                        "CZ:OUTPUT(1.0),A,990122,GDP,2023,-0.50,,1");
    }

    /** The time of asking, which stands in a message, does not make another file of it; digits stay as they are. */
    @Test
    void aMessageIsUnfoldedAndLeavesItsTimeOut() {
        answer = message("2025-03-01T09:00:00");
        List<Path> files = fetch(ADDRESS, Set.of());
        assertThat(Rows.of(files.get(0), Reading.of("sdmx")))
                .extracting(Row::text)
                .containsExactly(
                        "DATAFLOW,FREQ,REF_AREA,TIME_PERIOD,OBS_VALUE,EXTRACT",
                        "OUTPUT,A,990101,2023,1234567890123.123456789,1");
        answer = message("2025-03-02T10:00:00");
        assertThat(text(fetch(ADDRESS, Set.of()).get(0))).isEqualTo(text(files.get(0)));
        assertThat(fetch(ADDRESS, Set.of(String.valueOf(files.get(0).getFileName()))))
                .isEmpty();
    }

    @Test
    void whatChangesAndChangesBackIsAFileOfItsOwn() {
        Set<String> published = new HashSet<>();
        Set<String> texts = new HashSet<>();
        for (String value : List.of("12.30", "12.31", "12.30")) {
            answer = CSV.replace("12.30", value);
            Path file = fetch(ADDRESS, published).get(0);
            assertThat(texts.add(text(file))).as(value).isTrue();
            published.add(String.valueOf(file.getFileName()));
            assertThat(fetch(ADDRESS, published)).as("unchanged after " + value).isEmpty();
        }
    }

    @Test
    void aLineThatEndsTooEarlyIsRefused() {
        answer = CSV.replace("-0.50,\n", "-0.5");
        assertRefused(ADDRESS, settings(), "its answer is of no use: line 3 has 6 of 7 cells");
    }

    @Test
    void nothingObservedIsNoFile() {
        answer = CSV.lines().findFirst().orElseThrow() + "\n";
        assertThat(fetch(ADDRESS, Set.of())).isEmpty();
        answer = message("2025-03-01T09:00:00").replaceAll("<Obs [^>]*/>", "");
        assertThat(fetch(ADDRESS, Set.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | <m:Error xmlns:m='x'><m:ErrorMessage code='100'><Text>No results found</Text></m:ErrorMessage></m:Error> | the service answers with status 404: No results found",
                "500 | <html><body>Server <b>Error</b></body></html> | the service answers with status 500: Server Error",
                "200 | <html><body>Please sign in</body></html> | its answer is of no use: it is XML, but no data of SDMX 2.1 or 3.0: its root is <html>",
                "200 | REF_AREA,OBS_VALUE | its answer is of no use: it is no SDMX: neither an XML nor a JSON message",
                "200 | <m:GenericData xmlns:m='x'><m:DataSet> | its answer is of no use: line 1: it is no well-formed XML",
                "200 | '' | its answer is of no use: it is empty",
            })
    void anAnswerThatIsNoDataIsRefused(int code, String text, String why) {
        status = code;
        answer = text;
        assertRefused(ADDRESS, settings(), why);
    }

    @Test
    void aServiceThatIsNotThereIsNamed() {
        server.stop(0);
        assertRefused(ADDRESS, settings(), "the service at 127.0.0.1 gives no answer (ConnectException)");
        Settings wrong = Settings.read(folder, Map.of(), Map.of("sdmx.office.url", "office.example"));
        assertRefused(ADDRESS, wrong, "the setting 'sdmx.office.url' is no address of a service by http");
        assertRefused("sdmx:office", settings(), "it names no flow; write sdmx:<connection>/<flow>/<key>");
        assertRefused("sdmx:office/OUTPUT/A|B", settings(), "'OUTPUT/A|B' cannot be part of an address");
    }

    private void assertRefused(String address, Settings settings, String why) {
        Path into = folder.resolve("refused" + fetched++);
        assertThatThrownBy(() -> FetcherAssert.fetch(Sourced.of(address, "sdmx"), settings, into, Set.of()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("Cannot fetch '" + address + "': ")
                .hasMessageContaining(why);
        assertThat(into).isEmptyDirectory();
    }

    private static String message(String prepared) {
        return """
                <m:StructureSpecificData xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message">
                  <m:Header><m:ID>%1$s</m:ID><m:Prepared>%1$s</m:Prepared></m:Header>
                  <m:DataSet><Series FREQ="A" REF_AREA="990101"><Obs TIME_PERIOD="2023" OBS_VALUE="1234567890123.123456789"/></Series></m:DataSet>
                </m:StructureSpecificData>
                """.formatted(prepared);
    }

    private List<Path> fetch(String address, Set<String> published) {
        return FetcherAssert.fetch(
                Sourced.of(address, "sdmx"), settings(), folder.resolve("fetched" + fetched++), published);
    }

    private static SourceSpec source() {
        return Sourced.of(ADDRESS, "sdmx");
    }

    private Settings settings() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/rest/";
        return Settings.read(folder, Map.of(), Map.of("sdmx.office.url", url));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
