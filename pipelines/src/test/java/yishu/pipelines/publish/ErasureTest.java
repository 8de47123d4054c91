package yishu.pipelines.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yishu.content.Problems;
import yishu.pipelines.contract.Personal;
import yishu.pipelines.erase.Erase;
import yishu.pipelines.erase.ErasureReport;
import yishu.pipelines.personal.KeyFile;
import yishu.pipelines.personal.KeyRing;
import yishu.pipelines.personal.Person;
import yishu.pipelines.personal.Pseudonyms;

/** Whoever is erased is in no byte of the warehouse, stays away, and nobody else is touched. */
class ErasureTest {
    private static final String PERSON = "11010519491231002X";
    private static final String OTHER = "440524188001010014";
    private static final String HEADER = "工单,身份证,来电,企业,时长";
    private static final String CASES = PersonalTest.CONTRACT
            .replace("city/calls", "city/cases")
            .replace("city_calls", "city_cases")
            .replace("{name: company,", "{name: firm,");
    private static final String CASES_SOURCE = """
            files: "cases*.jsonl"
            format: json
            map:
              call: id
              citizen: who.id
              minutes: minutes
            """;

    /** Parts of cases, in the same files: their rows have other numbers than the cases. */
    private static final String PARTS =
            CASES.replace("city/cases", "city/parts").replace("city_cases", "city_parts");

    private static final String PARTS_SOURCE = """
            files: "cases*.jsonl"
            format: json
            records: /*/parts
            map:
              call: n
              citizen: /*/who/id
              minutes: m
            """;

    private final House house;
    private final Path keys;

    ErasureTest(@TempDir Path folder) {
        house = new House(folder)
                .dataset("calls", PersonalTest.CONTRACT, PersonalTest.SOURCE)
                .dataset("cases", CASES, CASES_SOURCE)
                .dataset("parts", PARTS, PARTS_SOURCE);
        keys = folder.resolve("personal.keys");
        new KeyFile(keys).create();
    }

    @AfterEach
    void close() {
        house.close();
    }

    /** Two releases of one table, one of another; rows of the person are published, quarantined and unreadable. */
    private void load() {
        house.drop(
                "calls_1.csv",
                HEADER,
                "1," + PERSON + ",电话13800138000,,5",
                "2," + OTHER + ",电话15912345678,,7",
                "3,110105 19491231 002x,电话13800138000,,five");
        house.drop(
                "cases_1.jsonl",
                "{'id':'b','who':{'id':'O'},'minutes':1,'parts':[{'n':'x','m':1}]}"
                        .replace('\'', '"')
                        .replace("O", OTHER),
                "{'id':'a','who':{'id':'P'},'minutes':1,'parts':[{'n':'y','m':1},{'n':'z','m':1}]}"
                        .replace('\'', '"')
                        .replace("P", PERSON));
        assertThat(house.ingest().failures()).isEmpty();
        house.drop(
                "calls_2.csv",
                HEADER,
                "4," + OTHER + ",电话15912345678,,8",
                "5," + PERSON + ",电话13800138000,,9",
                "6,1,2," + PERSON + ",4,5,6");
        house.drop("calls_3.csv", HEADER, "7," + PERSON + ",电话13800138000,,9");
        assertThat(house.ingest().failures()).isEmpty();
    }

    private List<String> secrets() {
        List<String> secrets = new ArrayList<>(List.of(PERSON, "110105 19491231 002x"));
        new KeyFile(keys)
                .read()
                .versions()
                .forEach(it -> secrets.add(new Pseudonyms(it).of(Personal.ID_NUMBER, PERSON)));
        // As much as Iceberg writes of the least and the greatest value of a file.
        secrets.add(secrets.get(2).substring(0, 16));
        return secrets;
    }

    private Erase erase() {
        return new Erase(
                house.lake(),
                house.datasets(new Problems()),
                ZoneId.of("Asia/Shanghai"),
                Clock.systemUTC(),
                house.said::add);
    }

    private List<Person> person(String text) {
        KeyRing ring = new KeyFile(keys).read();
        return List.of(Person.parse("id_number " + text, ring));
    }

    private List<String> rows(String sql) {
        return house.lake().spark().sql(sql).collectAsList().stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void aPersonLeavesEveryByteAndStaysAway() throws IOException {
        load();
        Map<String, List<String>> before = house.dump();
        assertThat(Bytes.holding(house.warehouse(), secrets())).hasSizeGreaterThan(8);

        ErasureReport looked = erase().look(person(PERSON));
        assertThat(house.dump()).isEqualTo(before);
        assertThat(looked.steps())
                .extracting(it -> it.object().replaceFirst("[0-9a-f]{64}", "") + " " + it.rows())
                .contains(
                        "core.city_calls 3",
                        "core.city_calls_vintages 3",
                        "core.city_cases 1",
                        "core.city_parts 2",
                        "raw.city_calls 5",
                        "ops.quarantine 2",
                        "landing/ 2",
                        "landing/ 3",
                        "landing/ 1");

        ErasureReport done = erase().run(person(PERSON), new Erase.Order("officer", "request 7"));
        assertThat(done.steps()).isEqualTo(looked.steps());
        assertThat(Bytes.holding(house.warehouse(), secrets())).isEmpty();
        assertThat(rows("SELECT call FROM yishu.core.city_calls ORDER BY 1")).containsExactly("[2]", "[4]");
        assertThat(rows("SELECT row_number FROM yishu.raw.city_calls ORDER BY 1"))
                .containsExactly("[1]", "[1]", "[1]", "[2]", "[3]");
        assertThat(rows("SELECT call FROM yishu.core.city_cases")).containsExactly("[b]");
        assertThat(rows("SELECT call FROM yishu.core.city_parts")).containsExactly("[x]");
        assertThat(
                        rows(
                                "SELECT step, erased_by, basis, object, row_count FROM yishu.ops.erasures WHERE object LIKE 'core%' OR step IN ('begun', 'done')"))
                .contains(
                        "[begun,officer,request 7,,0]",
                        "[done,officer,request 7,,0]",
                        "[table,officer,request 7,core.city_calls,3]");
        assertReleases();
        staysAway();
        assertThat(erase().run(person(PERSON), new Erase.Order("officer", "request 7"))
                        .isEmpty())
                .isTrue();
    }

    /** Each release is still one of main's, and says what it said about others. */
    private void assertReleases() {
        Table table = house.lake().table("core.city_calls_vintages");
        List<String> tags = table.refs().keySet().stream()
                .filter(it -> it.startsWith("release-"))
                .sorted()
                .toList();
        assertThat(tags).hasSize(2);
        assertThat(SnapshotUtil.currentAncestorIds(table))
                .containsAll(
                        tags.stream().map(it -> table.snapshot(it).snapshotId()).toList());
        assertThat(rows("SELECT call FROM yishu.core.city_calls_vintages VERSION AS OF '" + tags.get(0) + "'"))
                .containsExactly("[2]");
        assertThat(rows("SELECT call FROM yishu.core.city_calls_vintages VERSION AS OF '" + tags.get(1)
                        + "' ORDER BY 1"))
                .containsExactly("[2]", "[4]");
    }

    private void staysAway() throws IOException {
        List<LoadReport> nothing = house.ingest().reports();
        assertThat(nothing).allMatch(it -> it.outcome() == LoadReport.Outcome.UNCHANGED);

        house.drop("calls_4.csv", HEADER, "8," + PERSON + ",电话13800138000,,9", "9," + OTHER + ",电话15912345678,,8");
        house.dataset("calls", changed(PersonalTest.CONTRACT), null).dataset("parts", changed(PARTS), null);
        assertThat(house.ingest().failures()).isEmpty();
        assertThat(rows("SELECT call FROM yishu.core.city_calls ORDER BY 1")).containsExactly("[2]", "[4]", "[9]");
        assertThat(rows("SELECT call FROM yishu.core.city_parts")).containsExactly("[x]");
        assertThat(house.said).anyMatch(it -> it.contains("calls_4.csv is kept without 1 row"));
        assertThat(Bytes.holding(house.warehouse(), secrets())).isEmpty();
        try (Stream<Path> landed = Files.list(house.warehouse().resolve("landing"))) {
            assertThat(landed.filter(Files::isRegularFile)).hasSize(11);
        }
    }

    private static String changed(String contract) {
        return contract.replace("required: true}", "required: true, description: changed}");
    }

    @Test
    void aHashIsEnoughAndNobodyIsToldOfInTheTrail() {
        load();
        String hash = secrets().get(2);
        assertThatThrownBy(() -> erase().run(
                                List.of(Person.parse("phone 13800138000", new KeyFile(keys).read())),
                                new Erase.Order("officer", "13800138000 asks")))
                .hasMessageContaining("the basis tells who the person is");
        erase().run(person(hash), new Erase.Order("officer", "request 8"));
        assertThat(Bytes.holding(house.warehouse(), secrets())).isEmpty();
        house.drop("calls_5.csv", HEADER, "8," + PERSON + ",电话13800138000,,9");
        house.ingest();
        assertThat(Bytes.holding(house.warehouse(), secrets())).isEmpty();
    }
}
