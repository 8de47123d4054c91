package yishu.pipelines.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.Problems;

/** Who has the authority over a data item is checked over all contracts together. */
class RegisterTest {
    private static final String CONTRACT = """
            apiVersion: v3.1.0
            kind: DataContract
            id: ID
            version: 1.0.0
            status: active
            schema:
              - name: NAME
                properties:
                  - name: kind
                    logicalType: string
                    customProperties: [{property: codelist, value: kind}]
                  - name: period
                    logicalType: date
                    customProperties: [{property: concept, value: TIME_PERIOD}]
                  - name: value
                    logicalType: number
                    customProperties:
                      - {property: concept, value: OBS_VALUE}
                      - {property: unit, value: UNIT}
                      - property: items
                        value: [ITEMS]
            customProperties:
              - {property: grain, value: [kind, period]}
            """;

    private final Path home;

    RegisterTest(@TempDir Path home) throws IOException {
        this.home = home;
        write("codelists/kind.csv", "code,name\ntap,自来水\nwell,井水\n");
        write("codelists/data_item.csv", "code,name\nwater_tap,自来水用量\nwater_well,井水用量\n");
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(home.resolve(file).getParent());
        Files.writeString(home.resolve(file), text);
    }

    private RegisterTest dataset(String id, String items) throws IOException {
        return dataset(id, "TON", items);
    }

    private RegisterTest dataset(String id, String unit, String items) throws IOException {
        write(
                "datasets/" + id + "/contract.yaml",
                CONTRACT.replace("ID", id)
                        .replace("NAME", id.replace('/', '_'))
                        .replace("UNIT", unit)
                        .replace("ITEMS", items));
        write("datasets/" + id + "/source.yaml", """
                files: "*.csv"
                format: csv
                map: {kind: 种类, period: 年份, value: 用水量}
                """);
        return this;
    }

    private Datasets read(Problems problems) {
        return Datasets.read(home.resolve("datasets"), home.resolve("codelists"), problems);
    }

    private List<String> problems() {
        Problems problems = new Problems();
        read(problems);
        return problems.all().stream()
                .map(it -> home.resolve("datasets").relativize(it.file()) + ":" + it.line() + ": "
                        + it.what().replace(home + "/", ""))
                .toList();
    }

    @Test
    void readsWhoHasTheAuthorityAndWhoRepeats() throws IOException {
        dataset("a/b", "{item: \"water_{kind}\", where: {kind: [tap, well]}, frequency: A, authority: true}");
        dataset("c/d", "{item: water_tap, where: {kind: tap}, frequency: A, authority: a/b}");
        Problems problems = new Problems();
        Register register = Register.of(read(problems).all().values());

        assertThat(problems.all()).isEmpty();
        assertThat(register.entries())
                .extracting(it -> it.key() + ": "
                        + it.authority().map(by -> by.dataset().id()) + " "
                        + it.repeats().stream().map(by -> by.dataset().id()).toList())
                .containsExactly("water_tap by year: Optional[a/b] [c/d]", "water_well by year: Optional[a/b] []");
        assertThat(register.entry(new Item.Key("water_tap", "Q"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            authority: true      | authority: true   | c/d/contract.yaml:21: water_tap by year has its authority already: datasets/a/b/contract.yaml:21 claims it for 'a/b'
            authority: c/d       | authority: a/b    | a/b/contract.yaml:21: the contract of 'c/d' does not say that it is the authority over water_tap by year
            authority: a/d       | authority: true   | a/b/contract.yaml:21: no dataset 'a/d' to be the authority; did you mean 'a/b'?
            item: water_tab      | authority: true   | a/b/contract.yaml:21: no code 'water_tab' in the code list 'data_item'; did you mean 'water_tap'?
            where: {kind: tab}   | authority: true   | a/b/contract.yaml:21: no code 'tab' in the code list 'kind'; did you mean 'tap'?
            where: {kin: tap}    | authority: true   | a/b/contract.yaml:21: no property 'kin' in the contract; did you mean 'kind'?
            frequency: Y         | authority: true   | a/b/contract.yaml:21: 'Y' is no frequency: A, S, Q, M or D
            autority: true       | authority: true   | a/b/contract.yaml:21: unknown key 'autority' in an item; did you mean 'authority'?
            """)
    void tellsWhatDoesNotFitTogether(String first, String second, String problem) throws IOException {
        dataset("a/b", item(first)).dataset("c/d", item(second));
        assertThat(problems()).contains(problem);
    }

    /** An item that is right but for one key. */
    private static String item(String change) {
        String key = change.replaceFirst(":.*", "");
        StringBuilder item = new StringBuilder("{" + change);
        for (String usual : List.of("item: water_tap", "where: {kind: tap}", "frequency: A")) {
            item.append(usual.startsWith(key + ":") ? "" : ", " + usual);
        }
        return item + "}";
    }

    @Test
    void tellsThatNobodyHasTheAuthorityOverWhatSeveralCollect() throws IOException {
        dataset("a/b", "{item: water_tap, where: {kind: tap}, frequency: A}");
        assertThat(problems()).as("one alone needs no authority").isEmpty();
        dataset("c/d", "{item: water_tap, where: {kind: tap}, frequency: A}");
        assertThat(problems())
                .containsExactly(
                        "a/b/contract.yaml:21: nobody is the authority over water_tap by year, which several datasets"
                                + " collect: a/b, c/d");
    }

    @Test
    void tellsThatAnItemStandsTwiceOrInTwoUnits() throws IOException {
        String item = "{item: water_tap, where: {kind: tap}, frequency: A, authority: a/b}";
        dataset("a/b", item + ", " + item).dataset("c/d", "CUBIC_METRE", item);
        assertThat(problems())
                .contains(
                        "a/b/contract.yaml:21: water_tap by year stands twice in the contract",
                        "c/d/contract.yaml:21: water_tap by year is in CUBIC_METRE here and in TON at"
                                + " datasets/a/b/contract.yaml:21");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {days: 5}                              | 'due' needs 'every', how long a period is: P1D, P7D, P1M, P3M, P6M or P1Y
            {every: monthly}                       | 'monthly' is not a duration such as P1M
            {every: P5M}                           | 'P5M' divides no year: P1D, P7D, P1M, P3M ...
            {every: P1M, day: 5}                   | unknown key 'day' in 'due'; did you mean 'days'?
            {every: P1M, days: few}                | 'few' is not a number
            {every: P1M, days: -1}                 | '-1' is no whole number
            {every: P3M, except: [5]}              | '5' is none of the 4 periods of a year, or leaves none
            {every: P1Y, except: [1]}              | '1' is none of the 1 periods of a year, or leaves none
            {every: P1M, since: 2024}              | '2024' is not a date such as 2025-12-31
            """)
    void tellsWhatIsWrongInWhenFilesAreDue(String due, String problem) throws IOException {
        dataset("a/b", "{item: water_tap, where: {kind: tap}, frequency: A}");
        Path contract = home.resolve("datasets/a/b/contract.yaml");
        Files.writeString(contract, Files.readString(contract) + "  - {property: due, value: " + due + "}\n");
        assertThat(problems()).contains("a/b/contract.yaml:24: " + problem);
    }

    @Test
    void readsWhenFilesAreDue() throws IOException {
        dataset("a/b", "");
        Path contract = home.resolve("datasets/a/b/contract.yaml");
        Files.writeString(
                contract,
                Files.readString(contract)
                        + "  - {property: due, value: {every: P1Y, days: 60, grace: 5, since: 2024-01-01}}\n");
        Problems problems = new Problems();
        Optional<Due> due = read(problems).dataset("a/b").contract().due();
        assertThat(problems.all()).isEmpty();
        assertThat(due.orElseThrow().around(java.time.LocalDate.of(2024, 5, 17)))
                .hasToString("2024");
    }
}
