package yishu.pipelines.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.Problem;
import yishu.content.Problems;

/** A contract that calls a column personal and would keep its text elsewhere is told so before anything is loaded. */
class PersonalRulesTest {
    private static final String CONTRACT = """
            apiVersion: v3.1.0
            kind: DataContract
            id: city/calls
            version: 1.0.0
            status: active
            schema:
              - name: city_calls
                properties:
                  - {name: call, logicalType: string, required: true}
                  - {name: citizen, logicalType: string, customProperties: [{property: personal, value: id_number}]}
                  - {name: born, logicalType: integer}
                  - {name: said, logicalType: string}
            customProperties:
              - {property: grain, value: [call]}
              - {property: published, value: [{from: file}]}
            """;
    private static final String SOURCE = """
            files: "calls*.csv"
            format: csv
            table: {headings: {street: "^(.+街)$"}}
            map:
              call: 工单
              citizen: 身份证
              born: {from: 身份证, extract: "^.{6}(.{4})"}
              said: 内容
            """;

    private final Path home;

    PersonalRulesTest(@TempDir Path home) throws IOException {
        this.home = home;
        Files.createDirectories(home.resolve("lists"));
    }

    private List<String> problems(String name, String contract, String source) throws IOException {
        Path folder = Files.createDirectories(home.resolve("datasets/city").resolve(name));
        Files.writeString(folder.resolve("contract.yaml"), contract.replace("city/calls", "city/" + name));
        Files.writeString(folder.resolve("source.yaml"), source);
        Problems problems = new Problems();
        Datasets.read(home.resolve("datasets"), home.resolve("lists"), problems);
        return problems.all().stream().map(Problem::toString).toList();
    }

    @Test
    void whatIsKeptByItsHashAloneIsRight() throws IOException {
        assertThat(problems("calls", CONTRACT, SOURCE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            value: id_number  | value: id_card    | 'id_card' is no value of 'personal'
            said: 内容        | said: 身份证      | 'said' would keep the text of a personal column
            said: 内容        | said: {constant: "{身份证}"} | 'said' would keep the text of a personal column
            citizen: 身份证   | citizen: file     | 'citizen' is personal and cannot come from 'file'
            citizen: 身份证   | citizen: notes    | 'citizen' is personal and cannot come from 'notes'
            citizen: 身份证   | citizen: street   | 'citizen' is personal and cannot come from 'street'
            {from: file}      | {from: citizen}   | a rule cannot look at 'citizen', which is personal
            {from: file}      | {from: 身份证}    | a rule cannot look at '身份证', which is personal
            citizen, logicalType: string | citizen, logicalType: integer | it must be a string without a code list
            """)
    void eachMistakeIsTold(String right, String wrong, String told) throws IOException {
        assertThat(problems("calls", CONTRACT.replace(right, wrong), SOURCE.replace(right, wrong)))
                .anySatisfy(it -> assertThat(it).contains(told).containsPattern("(contract|source)\\.yaml:\\d+"));
    }

    @Test
    void whoeverReadsTheSameFilesSaysWhatIsPersonalInThem() throws IOException {
        problems("calls", CONTRACT, SOURCE);
        String open = CONTRACT.replace(", customProperties: [{property: personal, value: id_number}]", "")
                .replace("city_calls", "city_topics");
        assertThat(problems("topics", open, SOURCE))
                .singleElement()
                .asString()
                .contains("it reads the files of 'city/calls', which has personal columns");
    }
}
