package yishu.pipelines.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yishu.pipelines.contract.Personal;
import yishu.pipelines.personal.KeyFile;
import yishu.pipelines.personal.Pseudonyms;

/** The text of a personal column stands nowhere but in the landed file. */
class PersonalTest {
    static final String CONTRACT = """
            apiVersion: v3.1.0
            kind: DataContract
            id: city/calls
            version: 1.0.0
            status: active
            schema:
              - name: city_calls
                properties:
                  - {name: call, logicalType: string, required: true}
                  - {name: citizen, logicalType: string, required: true, customProperties: [{property: personal, value: id_number}]}
                  - {name: phone, logicalType: string, customProperties: [{property: personal, value: phone}]}
                  - {name: company, logicalType: string, logicalTypeOptions: {format: GB32100}}
                  - {name: birth_year, logicalType: integer}
                  - {name: minutes, logicalType: number, customProperties: [{property: concept, value: OBS_VALUE}]}
            customProperties:
              - {property: grain, value: [call]}
              - {property: published, value: [{at: 2024-05-01}]}
            """;
    static final String SOURCE = """
            files: "calls*.csv"
            format: csv
            table: {skip_until: "^工单,", stop_at: "^注"}
            map:
              call: 工单
              citizen: 身份证
              phone: {from: 来电, extract: "^电话(.+)$"}
              company: 企业
              birth_year: {from: 身份证, extract: "^\\\\d{6} ?(\\\\d{4})"}
              minutes: 时长
            """;
    private static final String HEADER = "工单,身份证,来电,企业,时长";
    private static final List<String> SECRETS = List.of(
            "11010519491231002",
            "13800138000",
            "440524188001010014",
            "15912345678",
            "110105194912310021",
            "13666666666");

    private final House house;
    private final Path keys;

    PersonalTest(@TempDir Path folder) {
        house = new House(folder).dataset("calls", CONTRACT, SOURCE);
        keys = folder.resolve("personal.keys");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void load() {
        house.drop(
                "calls_1.csv",
                HEADER,
                "1,11010519491231002X,电话13800138000,91350100M000100Y43,5",
                "2,110105194912310021,电话13800138000,,5",
                "3,440524188001010014,错15912345678,,5",
                "4,440524188001010014,电话15912345678,91350100M000100Y44,5",
                "5,440524188001010014,电话15912345678,,five 13",
                "6,440524188001010014,电话15912345678,,5,6,7",
                "7,440524188001010014",
                "8,—,电话13800138000,,5",
                "9,110105 19491231 002x,电话138 ００１３ 8000,91350100m000100y43,6",
                "注：来电人13666666666");
    }

    @Test
    void nothingButLandingHoldsAPerson() {
        new KeyFile(keys).create();
        load();
        assertThat(house.ingest().failures()).isEmpty();

        Pseudonyms pseudonyms = new Pseudonyms(new KeyFile(keys).read().current());
        String citizen = pseudonyms.of(Personal.ID_NUMBER, "11010519491231002X");
        String phone = pseudonyms.of(Personal.PHONE, "13800138000");
        assertThat(rows("SELECT call, citizen, phone, company, birth_year FROM yishu.core.city_calls ORDER BY call"))
                .containsExactly(
                        "[1," + citizen + "," + phone + ",91350100M000100Y43,1949]",
                        "[9," + citizen + "," + phone + ",91350100M000100Y43,1949]");
        assertThat(rows("SELECT row_number - 1, property, text, reason FROM yishu.ops.quarantine ORDER BY 1"))
                .containsExactly(
                        "[2,citizen,,is no citizen number: its check character is wrong]",
                        "[3,phone,,… does not look like ^电话(.+)$, line 7 of source.yaml]",
                        "[4,company,91350100M000100Y44,is no unified credit code: its check character is wrong]",
                        "[5,minutes,five 13,Cannot read figure 'five 13': signs that are no number stand in it]",
                        "[6,,,its row has 7 cells under 5 columns; put a number with commas between quotes]",
                        "[7,,,its row ends after 2 of 5 cells; a blank cell has a delimiter of its own]",
                        "[8,birth_year,,birth_year: … does not look like ^\\d{6} ?(\\d{4}), line 9 of source.yaml; citizen: is missing]");
        List<String> raw = rows("SELECT cells FROM yishu.raw.city_calls ORDER BY row_number");
        assertThat(raw.get(0)).contains("工单, 身份证");
        assertThat(raw.get(1)).contains("1, " + citizen + ", k1:").contains("91350100M000100Y43, 5");
        assertThat(raw.get(6)).contains("…, …, …, , …, …, …");
        assertThat(raw.get(10)).contains("(…)").hasSizeLessThan(40);
        assertNoneIsTold();
        assertThat(Bytes.holding(house.warehouse().resolve("landing"), SECRETS)).hasSize(1);
    }

    private void assertNoneIsTold() {
        assertThat(house.said).noneMatch(line -> SECRETS.stream().anyMatch(line::contains));
        assertThat(Bytes.holding(house.warehouse(), SECRETS)).allMatch(it -> it.startsWith("landing/"));
    }

    @Test
    void withoutAKeyNothingIsLoadedAndTheMendIsTold() throws IOException {
        load();
        assertThat(house.ingest().failures())
                .singleElement()
                .asString()
                .contains("personal columns", "./yishu keys new", keys.toString());
        assertThat(house.warehouse().resolve("landing")).doesNotExist();

        new KeyFile(keys).create();
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(house.ingest().failures()).singleElement().asString().contains("chmod 600");
    }

    @Test
    void aRefusalQuotesNothingOfTheFile() {
        new KeyFile(keys).create();
        house.drop("calls_2.csv", "号," + SECRETS.get(0), "1," + SECRETS.get(1));
        assertThat(house.ingest().failures()).singleElement().asString().contains("no row matches skip_until");
        house.drop("calls_2.csv", "工单,身份证," + SECRETS.get(1) + ",企业,时长", "1,2,3,4,5");
        assertThat(house.ingest().failures()).singleElement().asString().contains("no column '来电'");
        house.drop("calls_2.csv", HEADER, "1,\"" + SECRETS.get(0) + ",电话,,");
        assertThat(house.ingest().failures()).singleElement().asString().contains("line 2");
        assertNoneIsTold();
        assertThat(house.ingest().failures()).allMatch(it -> SECRETS.stream().noneMatch(it::contains));
    }

    /** A column is called personal after a year: what earlier releases and {@code ops} kept is hashed too. */
    @Test
    void whatWasKeptBeforeIsHashedInEveryRelease() {
        String open = CONTRACT.replaceAll(", customProperties: \\[\\{property: personal, value: \\w+}]", "");
        house.dataset("calls", open, null);
        load();
        house.ingest();
        house.drop("calls_2.csv", HEADER, "10,440524188001010014,电话15912345678,,5");
        house.ingest();
        assertThat(Bytes.holding(house.warehouse(), SECRETS)).hasSizeGreaterThan(6);

        new KeyFile(keys).create();
        house.dataset("calls", CONTRACT, null);
        assertThat(house.ingest().failures()).isEmpty();
        assertThat(Bytes.holding(house.warehouse(), SECRETS)).allMatch(it -> it.startsWith("landing/"));
        assertThat(rows("SELECT name FROM yishu.core.city_calls_vintages.refs WHERE type = 'TAG'"))
                .hasSize(3)
                .allSatisfy(tag -> assertThat(rows("SELECT citizen FROM yishu.core.city_calls_vintages VERSION AS OF '"
                                + tag.substring(1, tag.length() - 1) + "'"))
                        .isNotEmpty()
                        .allMatch(it -> it.startsWith("[k1:")));
    }

    private List<String> rows(String sql) {
        try (Stream<String> rows =
                house.lake().spark().sql(sql).collectAsList().stream().map(Object::toString)) {
            return rows.toList();
        }
    }
}
