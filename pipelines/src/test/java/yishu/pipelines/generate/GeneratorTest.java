package yishu.pipelines.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.InputException;
import yishu.pipelines.generate.write.Kind;

/** What holds of any drops: their bytes, counts, labels, codes and the list of what is wrong in them. */
class GeneratorTest {
    private static final GeneratedDrops DROPS = GeneratedDrops.made();
    private static final String LABEL = "模拟数据";
    /** GB 32100-2015, with its worked example below. */
    private static final String SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /** Another process, since what differs by process (the order of a set) does not differ within one. */
    @Test
    void anotherProcessOfAnotherUserAndPlaceWritesTheSameBytes(@TempDir Path folder) throws Exception {
        Path again = folder.resolve("again");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx400m",
                        "-Duser.timezone=America/Lima",
                        "-Duser.name=somebody",
                        "-Duser.language=ar",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "yishu.pipelines.Main",
                        "generate",
                        "--scale=" + GeneratedDrops.SCALE,
                        "--seed=" + GeneratedDrops.SEED,
                        "--out=" + again)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("said")))
                .isZero();
        Set<String> files = GeneratedDrops.files(DROPS.folder);
        assertThat(GeneratedDrops.files(again)).isEqualTo(files).hasSizeGreaterThan(300);
        for (String file : files) {
            assertThat(Files.mismatch(DROPS.folder.resolve(file), again.resolve(file)))
                    .as(file)
                    .isEqualTo(-1);
        }
        assertThat(Files.readString(folder.resolve("said"))).contains(LABEL);
    }

    @Test
    void refusesWhatItCannotDo(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> new Generator(0, 1)).isInstanceOf(InputException.class);
        Files.writeString(folder.resolve("mine"), "kept");
        assertThatThrownBy(() -> new Generator(1, 1).write(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("not empty");
        assertThat(GeneratedDrops.files(folder)).containsExactly("mine");
    }

    @Test
    void countsAreThoseOfTheFiles() throws Exception {
        Map<String, Long> rows = DROPS.written.rows();
        assertThat(rows).hasSize(9);
        long taxLines = 0;
        for (Path file : DROPS.of("tax", "FP")) {
            List<String> lines = Files.readAllLines(file, GeneratedDrops.GB18030);
            List<String> data = lines.subList(1, lines.size() - 1);
            assertThat(data).allSatisfy(it -> assertThat(it.getBytes(GeneratedDrops.GB18030))
                    .hasSize(121));
            String trailer = lines.get(lines.size() - 1);
            assertThat(trailer).startsWith("T").hasSize(31);
            assertThat(Long.parseLong(trailer.substring(1, 11))).isEqualTo(data.size());
            BigInteger sum = data.stream()
                    .map(it -> new String(it.getBytes(GeneratedDrops.GB18030), 89, 17, GeneratedDrops.GB18030))
                    .filter(it -> it.matches("\\d+"))
                    .map(BigInteger::new)
                    .reduce(BigInteger.ZERO, BigInteger::add);
            assertThat(new BigInteger(trailer.substring(11))).isEqualTo(sum);
            taxLines += data.size();
        }
        assertThat(taxLines).isEqualTo(rows.get("tax"));
        long calls = 0;
        for (Path file : DROPS.of("hotline", "工单")) {
            try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file, GeneratedDrops.GB18030)) {
                calls += csv.stream().count() - 2;
            }
        }
        assertThat(calls).isEqualTo(rows.get("hotline"));
        long cases = 0;
        for (Path file : DROPS.of("government_services", "办件")) {
            cases += Files.readAllLines(file).size();
        }
        assertThat(cases).isEqualTo(rows.get("government_services"));
        long readings =
                Files.readAllLines(DROPS.of("environment", "监测数据流").get(0)).size();
        for (Path file : DROPS.of("environment", "监测数据_")) {
            try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
                readings += reader.getRecordCount();
                assertThat(reader.getFileMetaData().getKeyValueMetaData().get("synthetic"))
                        .contains(LABEL);
            }
        }
        assertThat(readings).isEqualTo(rows.get("environment"));
        assertThat(
                        query(
                                "SELECT (SELECT COUNT(*) FROM enterprise_insurance) + (SELECT COUNT(*) FROM county_employment)"))
                .containsExactly(String.valueOf(rows.get("human_resources")));
        assertThat(registry())
                .hasSize(rows.getOrDefault("market_regulation", 0L).intValue());
    }

    private static List<String> query(String sql) throws SQLException {
        List<String> first = new ArrayList<>();
        Path file = DROPS.folder.resolve("human_resources/hr.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                first.add(rows.getString(1));
            }
        }
        return first;
    }

    private static List<String> registry() throws IOException {
        String xml = Files.readString(DROPS.folder.resolve("market_regulation/企业登记.xml"));
        Matcher codes =
                Pattern.compile("<enterprise><credit_code>(.*?)</credit_code>").matcher(xml);
        return codes.results().map(it -> it.group(1)).toList();
    }

    @Test
    void everyFileSaysThatItIsSynthetic() throws Exception {
        for (String name : GeneratedDrops.files(DROPS.folder)) {
            Path file = DROPS.folder.resolve(name);
            if (name.matches(".*\\.xlsx?")) {
                try (Workbook workbook = WorkbookFactory.create(file.toFile(), null, true)) {
                    workbook.forEach(sheet -> assertThat(text(sheet)).as(name).contains(LABEL));
                }
            } else if (name.endsWith(".db")) {
                assertThat(query("SELECT note FROM synthetic_note").get(0)).contains(LABEL);
            } else if (!name.endsWith(".parquet") && !name.equals("defects.csv")) {
                byte[] bytes = Files.readAllBytes(file);
                assertThat(List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, GeneratedDrops.GB18030))
                        .as(name)
                        .anyMatch((Charset charset) -> new String(bytes, charset).contains(LABEL));
            }
        }
    }

    private static String text(Iterable<org.apache.poi.ss.usermodel.Row> sheet) {
        StringBuilder text = new StringBuilder();
        sheet.forEach(row -> row.forEach(cell -> text.append(cell)));
        return text.toString();
    }

    private static boolean isValid(String code) {
        int sum = 0;
        for (int place = 0; place < 17; place++) {
            sum += SIGNS.indexOf(code.charAt(place))
                    * BigInteger.valueOf(3)
                            .pow(place)
                            .mod(BigInteger.valueOf(31))
                            .intValue();
        }
        return code.length() == 18 && SIGNS.indexOf(code.charAt(17)) == (31 - sum % 31) % 31;
    }

    @ParameterizedTest
    @CsvSource({"91350100M000100Y43, true", "91350100M000100Y4Z, false"})
    void theTestChecksCodesAsTheStandardDoes(String code, boolean valid) {
        assertThat(isValid(code)).isEqualTo(valid);
    }

    @Test
    void creditCodesAreValidButForThoseThatAreListed() throws Exception {
        Set<String> known = new HashSet<>(registry());
        assertThat(known).hasSizeGreaterThan(300).allMatch(it -> it.startsWith("9199"));
        Set<String> broken = DROPS.defects.stream()
                .filter(it -> it.kind().equals("invalid_credit_code"))
                .map(GeneratedDrops.Defect::was)
                .collect(Collectors.toSet());
        known.addAll(query("SELECT DISTINCT credit_code FROM enterprise_insurance WHERE credit_code IS NOT NULL"));
        for (Path file : DROPS.of("tax", "FP")) {
            List<String> lines = Files.readAllLines(file, GeneratedDrops.GB18030);
            lines.subList(1, lines.size() - 1).stream()
                    .map(it -> it.substring(0, 18))
                    .filter(it -> !it.isBlank())
                    .forEach(known::add);
        }
        assertThat(known.stream().filter(it -> !isValid(it)).collect(Collectors.toSet()))
                .isNotEmpty()
                .isSubsetOf(broken);
        assertThat(broken).noneMatch(GeneratorTest::isValid);
    }

    @Test
    void thereAreThreeDefectsOfEachKindAtLeast() {
        Map<String, Long> counts = DROPS.defects.stream()
                .filter(it -> !it.was().equals(it.right()))
                .collect(Collectors.groupingBy(GeneratedDrops.Defect::kind, Collectors.counting()));
        assertThat(counts).hasSize(Kind.values().length).isEqualTo(DROPS.written.defects());
        assertThat(counts)
                .allSatisfy((kind, count) -> assertThat(count).as(kind).isGreaterThanOrEqualTo(3));
    }

    @Test
    void linesThatAreListedStandWhereTheListSays() throws IOException {
        for (GeneratedDrops.Defect defect : DROPS.defects) {
            if (defect.file().startsWith("tax") && defect.column() == 5) {
                String line = Files.readAllLines(DROPS.folder.resolve(defect.file()), GeneratedDrops.GB18030)
                        .get((int) defect.row() - 1);
                assertThat(new String(line.getBytes(GeneratedDrops.GB18030), 75, 6, GeneratedDrops.GB18030))
                        .isEqualTo(defect.was());
            }
            if (defect.kind().equals("truncated_line")) {
                Charset charset = defect.file().startsWith("hotline")
                        ? GeneratedDrops.GB18030
                        : defect.file().matches(".*[02468]\\.csv") ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16LE;
                List<String> lines = Files.readString(DROPS.folder.resolve(defect.file()), charset)
                        .lines()
                        .toList();
                assertThat(lines).hasSize((int) defect.row()).last().isEqualTo(defect.was());
            }
        }
    }
}
