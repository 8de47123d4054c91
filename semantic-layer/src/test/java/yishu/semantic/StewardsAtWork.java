package yishu.semantic;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import picocli.CommandLine;
import yishu.content.Settings;
import yishu.semantic.command.EntitiesCommand;
import yishu.semantic.command.ReviewCommand;
import yishu.semantic.command.Stewards;
import yishu.semantic.engine.TestWarehouse;
import yishu.semantic.question.Request;
import yishu.semantic.serve.Installation;
import yishu.semantic.trace.TracedWarehouse;

/** A warehouse with a register of enterprises, and a shell in which people decide on its records. */
abstract class StewardsAtWork {
    static final String HENGDA = "91110000MA0000001A";
    static final String YONGAN = "91110000MA0000002B";
    static final String YONGAN_TIANJIN = "91120000MA0000003C";

    private final Path folder;
    private final ByteArrayOutputStream table = new ByteArrayOutputStream();
    final StringWriter said = new StringWriter();
    private TestWarehouse written;
    private Installation installation;

    StewardsAtWork(Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void open() throws Exception {
        written = new TestWarehouse(folder.resolve("warehouse"));
        TracedWarehouse.fill(written);
        fill();
        Files.createDirectories(folder.resolve("entities"));
        Files.writeString(folder.resolve("entities/enterprise.yaml"), """
                title: {en: Enterprises, zh: 市场主体}
                register: {table: core.register, code: code, name: name, place: place}
                mentions:
                  - {table: core.tax, code: code, name: name, place: place}
                legal_forms: [有限公司, 公司]
                """);
        Files.createDirectories(folder.resolve("reviews"));
        Files.writeString(folder.resolve("reviews/digits.yaml"), """
                title: {en: Digits, zh: 尾数}
                by: region
                per: year
                checks:
                  - name: sales end in every digit alike
                    digits: {table: core.sales, column: amount, position: last, unit: "1"}
                """);
        installation = Assembly.open(settings());
    }

    void fill() {
        Table register = written.create(
                "core.register",
                Map.of("yishu.classification", "restricted"),
                text(1, "code"),
                text(2, "name"),
                text(3, "place"));
        written.append(
                register,
                "SELECT * FROM (VALUES ('" + HENGDA + "', '恒达机械有限公司', '110000'), ('" + YONGAN
                        + "', '永安物流有限公司', '110000'), ('" + YONGAN_TIANJIN + "', '永安物流有限公司', '120000'))"
                        + " UNION ALL SELECT '9112' || lpad(n::VARCHAR, 14, '0'), chr(20000 + n::INTEGER) || '字'"
                        + " || chr(30000 + n::INTEGER) || '百货公司', '120000' FROM range(50) AS t(n)");
        Table tax = written.create(
                "core.tax",
                Map.of(),
                text(1, "code"),
                text(2, "name"),
                text(3, "place"),
                Types.NestedField.optional(4, "amount", Types.IntegerType.get()));
        written.append(
                tax,
                "SELECT * FROM (VALUES ('" + HENGDA + "', '恒达机械有限公司', '110000', 100),"
                        + " (NULL, '永安物流公司', NULL, 20), (NULL, '永安物流公司', NULL, 3),"
                        + " ('" + YONGAN.replace("02B", "0B2") + "', '永安物流有限公司', '110000', 4000),"
                        + " (NULL, '北京中关村数据研究院', NULL, 50000))");
        sales("n / 100 * 100", 0, 500);
    }

    /** Amounts that all end in two noughts: nobody counts so. */
    void sales(String amount, int from, int until) {
        Table sales = from == 0
                ? written.create(
                        "core.sales", Map.of(), Types.NestedField.optional(1, "amount", Types.DecimalType.of(18, 2)))
                : written.table("core.sales");
        written.append(
                sales,
                "SELECT (" + amount.replace("/", "//") + " + 100)::DECIMAL(18, 2) FROM range(" + from + ", " + until
                        + ") AS t(n)");
    }

    private static Types.NestedField text(int id, String name) {
        return Types.NestedField.optional(id, name, Types.StringType.get());
    }

    private Settings settings() throws Exception {
        Settings base = AssemblyTest.settings(folder, "warehouse");
        return Settings.read(
                folder,
                Map.of(),
                Map.of(
                        "warehouse.location", "warehouse",
                        "content.indicators", base.text("content.indicators"),
                        "content.codelists", base.text("content.codelists"),
                        "content.entities", "entities",
                        "content.reviews", "reviews"));
    }

    @AfterEach
    void close() {
        installation.close();
        written.close();
    }

    int run(String... words) {
        table.reset();
        said.getBuffer().setLength(0);
        Stewards.Opening opening = any -> {
            try {
                return Assembly.stewards(settings());
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--warehouse=" + folder.resolve("warehouse"));
        CommandLine line = new CommandLine(new Root())
                .addSubcommand(new EntitiesCommand(opening, table))
                .addSubcommand(new ReviewCommand(opening, table));
        return Shell.saying(line, said).execute(all.toArray(String[]::new));
    }

    @CommandLine.Command(name = "yishu")
    private static final class Root {}

    String answer() {
        return table.toString(StandardCharsets.UTF_8);
    }

    List<List<@Nullable Object>> ask(String sql, String user) {
        return installation
                .desk()
                .answer(new Request(sql, Optional.empty(), user))
                .rows()
                .values();
    }

    /** The id of the record of that name, of the rows in that state. */
    String record(String state, String name) {
        run("entities", "enterprise", "--state", state, "--format", "csv", "--as", "wang");
        return answer().lines()
                .filter(line -> line.contains("," + name + ","))
                .findFirst()
                .orElseThrow()
                .split(",", -1)[0];
    }

    int decide(String left, String right, String verdict, String by) {
        return run("entities", "decide", "enterprise", left, right, verdict, "--reason", "营业执照", "--as", by);
    }
}
