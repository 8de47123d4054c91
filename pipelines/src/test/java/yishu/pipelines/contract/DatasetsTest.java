package yishu.pipelines.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.InputException;
import yishu.content.Problems;

/** Each mistake is made by one change of files that are right, and is told with its place. */
class DatasetsTest {
    private static final String CONTRACT = """
            apiVersion: v3.1.0
            kind: DataContract
            id: city/water
            version: 1.0.0
            status: active
            schema:
              - name: city_water
                properties:
                  - name: region_code
                    logicalType: string
                    required: true
                    customProperties:
                      - {property: concept, value: REF_AREA}
                      - {property: codelist, value: region}
                  - name: period
                    logicalType: date
                    required: true
                    customProperties: [{property: concept, value: TIME_PERIOD}]
                  - name: amount
                    logicalType: number
                    logicalTypeOptions: {minimum: 0}
                    customProperties:
                      - {property: concept, value: OBS_VALUE}
                      - {property: scale, value: 2}
                quality:
                  - name: not too much
                    type: custom
                    engine: yishu
                    severity: refuse
                    implementation:
                      range: {column: amount, maximum: 9, where: {region_code: 110000}}
            customProperties:
              - {property: grain, value: [region_code, period]}
              - {property: edition, value: [{from: file, pattern: "_([a-z]+)_"}]}
              - {property: published, value: [{after_period: P3M, not_before: 2020-01-31}]}
              - {property: load, value: upsert}
              - {property: classification, value: public}
            """;

    private static final String SOURCE = """
            files: "water*.csv"
            format: csv
            table: {skip_until: "^地区,", header_rows: 1}
            context: {unit: "单位：(.+)"}
            map:
              region_code: 地区
              period: {from: 年份, extract: "^(.+)年$"}
              amount: {from: 用水量, unit: 吨}
            missing: ["-"]
            """;

    private static final String REGIONS = """
            code,name,level,parent,valid_from,valid_to,successors,aliases
            110000,北京市,province,,1949,,,
            110101,东城区,county,110000,1949,,,
            110103,崇文区,county,110000,1949,2010,110101@2010,
            """;

    private final Path home;

    DatasetsTest(@TempDir Path home) throws IOException {
        this.home = home;
        Files.createDirectories(home.resolve("datasets/city/water"));
        Files.createDirectories(home.resolve("codelists"));
        Files.writeString(home.resolve("datasets/city/water/contract.yaml"), CONTRACT);
        Files.writeString(home.resolve("datasets/city/water/source.yaml"), SOURCE);
        Files.writeString(home.resolve("codelists/region.csv"), REGIONS);
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = file.endsWith(".csv")
                ? home.resolve("codelists").resolve(file)
                : home.resolve("datasets/city/water").resolve(file);
        String text = Files.readString(path);
        assertThat(text).containsOnlyOnce(from);
        Files.writeString(path, text.replace(from, to));
    }

    private List<String> problems() {
        Problems problems = new Problems();
        Datasets.read(home.resolve("datasets"), home.resolve("codelists"), problems);
        return problems.all().stream()
                .map(it -> it.file().getFileName() + ":" + it.line() + ": " + it.what())
                .toList();
    }

    @Test
    void findsNothingInWhatIsRight() {
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            status: active     | staus: active       | contract.yaml:1: unknown key 'staus'; did you mean 'status'?
            status: active     | status: activ       | contract.yaml:5: 'activ' is none of proposed, draft, active, deprecated, retired in status; did you mean 'active'?
            id: city/water     | id: city/wator      | contract.yaml:3: id 'city/wator' is not that of its folder, 'city/water'
            logicalType: date  | logicaltype: date   | contract.yaml:15: unknown key 'logicaltype' in schema[0].properties[1]; did you mean 'logicalType'?
            logicalType: date  | logicalType: day    | contract.yaml:16: 'day' is none of string, number, integer, date in schema[0].properties[1].logicalType
            {minimum: 0}       | {minimun: 0}        | contract.yaml:21: unknown key 'minimun' in schema[0].properties[2].logicalTypeOptions; did you mean 'minimum'?
            name: period       | name: Period        | contract.yaml:15: 'Period' does not look like ^[a-z][a-z0-9_]*$ in schema[0].properties[1].name
            name: period       | name: region_code   | contract.yaml:15: property 'region_code' stands twice
            name: period       | name: edition       | contract.yaml:15: 'edition' is the name of a column that every table has
            value: region}     | value: regoin}      | contract.yaml:9: no code list 'regoin'; did you mean 'region'?
            property: scale    | property: scales    | contract.yaml:24: unknown property 'scales'; did you mean 'scale'?
            value: 2}          | value: two}         | contract.yaml:24: 'two' is not a number
            value: 2}          | value: 40}          | contract.yaml:24: scale '40' is not from 0 to 38
            severity: refuse   | severity: refuze    | contract.yaml:29: 'refuze' is none of quarantine, refuse in schema[0].quality[0].severity; did you mean 'refuse'?
            range: {           | rage: {             | contract.yaml:31: unknown key 'rage' in schema[0].quality[0].implementation; did you mean 'range'?
            {column: amount,   | {column: ammount,   | contract.yaml:31: no property 'ammount' in the contract; did you mean 'amount'?
            {region_code: 11   | {region_cod: 11     | contract.yaml:31: no property 'region_cod' in the contract; did you mean 'region_code'?
            110000             | 110009              | contract.yaml:26: no code '110009' in the code list 'region'; did you mean '110000'?
            [region_code, per  | [region_cod, per    | contract.yaml:33: no property 'region_cod' in the contract; did you mean 'region_code'?
            property: grain    | property: grian     | contract.yaml:33: unknown property 'grian'; did you mean 'grain'?
            {from: file, p     | {form: file, p      | contract.yaml:34: unknown key 'form' in a rule; did you mean 'from'?
            {from: file, p     | {when: {notse: a}, p | contract.yaml:34: no field 'notse' to look in; did you mean 'notes'?
            ([a-z]+)           | ([a-z]+             | contract.yaml:34: not a pattern: Unclosed group
            P3M                | 3M                  | contract.yaml:35: '3M' is not a duration such as P10M
            2020-01-31         | 2020-02-31          | contract.yaml:35: '2020-02-31' is not a date such as 2025-12-31
            value: upsert      | value: upsrt        | contract.yaml:36: 'upsrt' is no way to load: append, replace_period, upsert or full; did you mean 'upsert'?
            value: public      | value: pubic        | contract.yaml:37: 'pubic' is no classification: public, internal or restricted; did you mean 'public'?
            """)
    void tellsWhatIsWrongInAContract(String from, String to, String problem) throws IOException {
        change("contract.yaml", from, to);

        assertThat(problems()).contains(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            version: 1.0.0                          | # version         | contract.yaml:1: missing key 'version'
            - {property: grain, value: [region_code, period]} | # grain   | contract.yaml:34: missing property 'grain'
            severity: refuse                        | # severity        | contract.yaml:26: missing key 'severity' in schema[0].quality[0]
            kind: DataContract                      | kind: [           | contract.yaml:4: not YAML: expected ',' or ']', but got :
            """)
    void tellsWhatAContractLacks(String from, String to, String problem) throws IOException {
        change("contract.yaml", from, to);

        assertThat(problems()).contains(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            format: csv         | formt: csv          | source.yaml:1: unknown key 'formt'; did you mean 'format'?
            format: csv         | # format            | source.yaml:1: missing key 'format'
            format: csv         | format: fixed-width | source.yaml:2: format fixed-width needs 'fields', each column with its width in bytes
            missing: ["-"]      | fields: {a: 1, b: 2} | source.yaml:9: 'fields' is for format fixed-width, not for csv
            missing: ["-"]      | fields: {a: x, b: 2} | source.yaml:9: 'x' is not a width in bytes
            missing: ["-"]      | records: /data      | source.yaml:9: 'records' is for format json or xml, not for csv
            missing: ["-"]      | records: data       | source.yaml:9: 'data' does not look like ^/ in records
            format: csv         | format: cvs         | source.yaml:2: 'cvs' is none of csv, excel, fixed-width, json, parquet, px, sdmx, xml in format; did you mean 'csv'?
            skip_until:         | skip_untill:        | source.yaml:3: unknown key 'skip_untill' in table; did you mean 'skip_until'?
            ^地区,              | ^(地区,             | source.yaml:3: not a pattern: Unclosed group
            header_rows: 1      | header_rows: two    | source.yaml:3: 'two' is not a number of rows
            header_rows: 1      | header_rows: {year: lift}    | source.yaml:3: 'lift' is neither above (right above) nor left (above, or nearest to the left); did you mean 'left'?
            header_rows: 1      | heading: {flow: Credits}     | source.yaml:3: unknown key 'heading' in table; did you mean 'headings'?
            header_rows: 1      | headings: {flow: "(Credits"} | source.yaml:3: not a pattern: Unclosed group
            单位：(.+)          | 单位：(.+           | source.yaml:4: not a pattern: Unclosed group
            region_code: 地区   | region: 地区        | source.yaml:6: required property 'region_code' is not mapped
            region_code: 地区   | region_cod: 地区    | source.yaml:6: no property 'region_cod' in the contract; did you mean 'region_code'?
            from: 年份,         | form: 年份,         | source.yaml:7: 'period' needs 'from' or 'constant'
            ^(.+)年$            | ^(.+年$             | source.yaml:7: not a pattern: Unclosed group
            unit: 吨            | codelist: regoin    | source.yaml:8: no code list 'regoin'; did you mean 'region'?
            unit: 吨            | at: peroid          | source.yaml:8: no property 'peroid' in the contract; did you mean 'period'?
            ["-"]               | {"-": Zero}         | source.yaml:9: 'Zero' is neither M (no value) nor zero (rounded to nothing); did you mean 'zero'?
            files: "water*.csv" | files: "sdmx:office" | source.yaml:1: 'sdmx:office' names no flow; write sdmx:<connection>/<flow>/<key>
            """)
    void tellsWhatIsWrongInASource(String from, String to, String problem) throws IOException {
        change("source.yaml", from, to);

        assertThat(problems()).contains(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name,level              | name,levle                | region.csv:1: unknown column 'levle'; did you mean 'level'?
            code,name               | coed,name                 | region.csv:1: missing column 'code'
            110101,东城区,          | 110101,东城,区,           | region.csv:3: 9 cells under 8 columns
            110000,1949,2010        | 110000,1949,MMX           | region.csv:4: not a code: 'MMX' is not a year
            110000,1949,2010        | 110000,2011,2010          | region.csv:4: not a code: in use from 2011 until 2010
            110101@2010             | 110101@                   | region.csv:4: not a code: '' is not a year
            110000,1949,2010        | 110009,1949,2010          | region.csv:4: no code '110009' in the list; did you mean '110000'?
            110101@2010             | 110109@2010               | region.csv:4: no code '110109' in the list; did you mean '110101'?
            """)
    void tellsWhatIsWrongInACodeList(String from, String to, String problem) throws IOException {
        change("region.csv", from, to);

        assertThat(problems()).contains(problem);
    }

    @Test
    void tellsTheProblemsOfTwoFilesTogether() throws IOException {
        change("contract.yaml", "status: active", "status: activ");
        change("source.yaml", "format: csv", "format: cvs");

        assertThat(problems())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("contract.yaml:5:"),
                        second -> assertThat(second).startsWith("source.yaml:2:"));
    }

    @Test
    void tellsThatAFileOrAFolderIsMissing() throws IOException {
        Files.delete(home.resolve("datasets/city/water/source.yaml"));

        assertThat(problems()).containsExactly("source.yaml:1: no such file");

        Problems problems = new Problems();
        Datasets.read(home.resolve("elsewhere"), home.resolve("codelists"), problems);
        assertThat(problems.all()).extracting(it -> it.what()).containsExactly("no such folder");
    }

    @Test
    void namesTheNearestDataset() {
        Datasets datasets = Datasets.read(home.resolve("datasets"), home.resolve("codelists"), new Problems());

        assertThat(datasets.dataset("city/water").table()).isEqualTo("city_water");
        assertThatThrownBy(() -> datasets.dataset("city/wtaer"))
                .isInstanceOf(InputException.class)
                .hasMessage("Cannot find dataset 'city/wtaer': it is not described; did you mean 'city/water'?");
    }

    @Test
    void findsNothingInTheContentOfThisHouse() {
        Path pipelines = Path.of(System.getProperty("yishu.root"), "pipelines");
        Problems problems = new Problems();

        Datasets datasets = Datasets.read(pipelines.resolve("datasets"), pipelines.resolve("codelists"), problems);

        assertThat(problems.all()).isEmpty();
        assertThat(datasets.all()).containsKeys("nbs/provinces", "nbs/region_codes", "statistics/gdp");
        assertThat(datasets.codeLists()).containsKeys("region", "indicator");
    }
}
