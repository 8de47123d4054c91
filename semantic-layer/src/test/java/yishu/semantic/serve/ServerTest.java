package yishu.semantic.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yishu.content.InputException;
import yishu.content.Settings;
import yishu.semantic.question.Desk;
import yishu.semantic.question.Request;

class ServerTest {
    private static final Catalogue CATALOGUE = new Catalogue(List.of(new Catalogue.Subject(
            "provinces",
            new Catalogue.Words("Provinces", "分省"),
            "A",
            List.of(new Catalogue.Dimension("region", "region", List.of("province"))),
            List.of(new Catalogue.Figure(
                    "gdp",
                    new Catalogue.Words("Gross <regional> product", "地区生产总值"),
                    new Catalogue.Words("", ""),
                    "CNY",
                    "SUM(value)",
                    List.of(new Catalogue.Break("2015", "sample", new Catalogue.Words("new sample", "样本轮换"))),
                    "statistics",
                    "public",
                    true,
                    List.of("objection 异议 2026-1 <to be verified>"))))));

    private final HttpClient http = HttpClient.newHttpClient();
    private final FakeDesk desk = new FakeDesk();
    private Path warehouse;
    private Installation installation;
    private Server server;

    @BeforeEach
    void start(@TempDir Path folder) {
        warehouse = folder;
        Settings settings = Settings.read(folder, Map.of(), Map.of("warehouse.location", folder.toString()));
        installation = new Installation(
                settings,
                desk,
                () -> CATALOGUE,
                () -> {
                    throw new InputException("Cannot trace 'provinces.gpd'");
                },
                () -> {
                    throw new InputException("Cannot object here");
                },
                () -> {});
        server = Server.start(installation, 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(server.address() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(server.address() + "api/query"))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }

    @Test
    void answersAQuestionInTheAddress() throws Exception {
        String sql = "SELECT gdp WHERE region_name = '北京市'";
        HttpResponse<String> response =
                get("api/query?as_of=2024-06-01&sql=" + URLEncoder.encode(sql, StandardCharsets.UTF_8));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("4967020000000.5");
        assertThat(json(response).at("/notes/0").asText()).isEqualTo("c1: 模拟数据");
        assertThat(desk.asked)
                .containsExactly(
                        new Request(sql, Optional.of(Instant.parse("2024-06-01T15:59:59.999999Z")), "anonymous"));
    }

    @Test
    void answersAQuestionInTheBodyAsCsv() throws Exception {
        HttpResponse<String> response = post("{\"sql\": \"SELECT 1\", \"format\": \"csv\"}");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
        assertThat(response.body()).startsWith("c0,c1,").contains("\"北京, \"\"市\"\"\",4967020000000.5,0.1,");
    }

    @Test
    void whatTheAskerCanMendIsABadRequest() throws Exception {
        assertThat(post("{\"sql\": \"wrong\"}").statusCode()).isEqualTo(400);
        assertThat(json(post("{\"sql\": \"wrong\"}")).path("error").asText())
                .isEqualTo("Cannot find column 'gpd'; did you mean 'gdp'?");
        assertThat(json(post("{}")).path("error").asText()).startsWith("Cannot answer: no sql was given");
        assertThat(json(post("{sql")).path("error").asText()).contains("its body is not JSON");
        assertThat(get("api/indicators/province").body()).contains("did you mean 'provinces'?");
        assertThat(get("api/trace/provinces.gpd").statusCode()).isEqualTo(400);
    }

    @Test
    void ourFaultIsOneLine() throws Exception {
        HttpResponse<String> response = post("{\"sql\": \"bug\"}");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"error\":\"our fault: no such thing (IllegalStateException)\"}");
    }

    @Test
    void unknownPathIsNotFound() throws Exception {
        assertThat(get("api/indicator").statusCode()).isEqualTo(404);
        assertThat(json(get("api/indicator")).path("error").asText()).isEqualTo("Cannot find '/api/indicator'; see /");
    }

    @Test
    void cataloguesWhatCanBeAsked() throws Exception {
        JsonNode figure = json(get("api/indicators")).at("/subjects/0/figures/0");
        assertThat(figure.path("unit").asText()).isEqualTo("CNY");
        assertThat(figure.path("synthetic").asBoolean()).isTrue();
        assertThat(figure.at("/breaks/0/reason/zh").asText()).isEqualTo("样本轮换");
        assertThat(json(get("api/indicators/provinces")).path("name").asText()).isEqualTo("provinces");
    }

    @Test
    void pageLabelsInventedFiguresAndEscapes() throws Exception {
        String page = get("").body();
        assertThat(page)
                .contains("<h2><span lang=\"zh\">分省</span>")
                .contains("地区生产总值 <span class=\"synthetic\" lang=\"zh\">模拟数据</span>")
                .contains("Gross &lt;regional&gt; product")
                .contains("sql=SELECT+gdp+FROM+indicators.provinces");
    }

    @Test
    void commandsFindTheServerAndGetEveryValueBack() {
        Desk remote = RemoteDesk.of(warehouse).orElseThrow();
        Request request = new Request("SELECT 1", Optional.of(Instant.EPOCH), "wang");
        var answer = remote.answer(request);
        assertThat(answer.rows().values()).containsExactly(FakeDesk.ROW);
        assertThat(answer.rows().columns())
                .isEqualTo(new FakeDesk().answer(request).rows().columns());
        assertThat(answer.notes()).containsExactly("c1: 模拟数据");
        assertThat(answer.read().get(0).snapshot()).isEqualTo(8123456789012345678L);
        assertThat(remote.explain(request)).isEqualTo("read SELECT 1");
        assertThat(desk.asked).as("for whom the owner asks").containsExactly(request, request);
    }

    @Test
    void failuresComeBackAsTheyWere() {
        Desk remote = RemoteDesk.of(warehouse).orElseThrow();
        assertThatThrownBy(() -> remote.answer(new Request("wrong", Optional.empty(), "wang")))
                .isInstanceOf(InputException.class)
                .hasMessage("Cannot find column 'gpd'; did you mean 'gdp'?");
        assertThatThrownBy(() -> remote.answer(new Request("bug", Optional.empty(), "wang")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no such thing");
    }

    @Test
    void onlyWhoHoldsTheTokenMaySayForWhomItAsks() throws Exception {
        http.send(
                HttpRequest.newBuilder(URI.create(server.address() + "api/query?sql=x"))
                        .header("X-Yishu-User", "minister")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(desk.asked.get(0).user()).isEqualTo("anonymous");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(warehouse.resolve("server.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void fileThatOutlivedItsServerIsIgnored() throws IOException {
        byte[] file = Files.readAllBytes(warehouse.resolve("server.json"));
        server.close();
        assertThat(RemoteDesk.of(warehouse)).isEmpty();
        Files.write(warehouse.resolve("server.json"), file);
        assertThat(RemoteDesk.of(warehouse)).isEmpty();
        server = Server.start(installation, 0);
        assertThat(RemoteDesk.of(warehouse)).isPresent();
    }

    @Test
    void secondServerOfAWarehouseIsRefused() {
        assertThatThrownBy(() -> Server.start(installation, 0))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("another server does");
        assertThat(RemoteDesk.of(warehouse)).as("the first one is still found").isPresent();
    }

    @Test
    void portInUseIsToldWithTheNextStep(@TempDir Path other) throws IOException {
        Settings settings = Settings.read(other, Map.of(), Map.of("warehouse.location", other.toString()));
        Installation second = new Installation(
                settings, desk, installation.catalogue(), installation.tracer(), installation.raise(), () -> {});
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Server.start(second, taken.getLocalPort()))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("choose another with --port N");
        }
    }

    @Test
    void otherHostNamesAreRefused() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write("GET /api/query?sql=x HTTP/1.1\r\nHost: evil.example:80\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(response).startsWith("HTTP/1.1 400").contains("Cannot serve host 'evil.example'");
        }
        assertThat(desk.asked).isEmpty();
    }
}
