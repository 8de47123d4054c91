package yishu.semantic.stewardship;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import yishu.content.Problems;
import yishu.pipelines.contract.Datasets;

/** Small contracts by county and year, each of one column of values, in a folder of their own. */
final class Contracts {
    private static final String CONTRACT = """
            apiVersion: v3.1.0
            kind: DataContract
            id: %1$s
            version: 1.0.0
            status: active
            schema:
              - name: t
                properties:
                  - name: region_code
                    logicalType: string
                    customProperties:
                      - {property: concept, value: REF_AREA}
                      - {property: codelist, value: region}
                      - {property: level, value: county}
                  - name: period
                    logicalType: date
                    customProperties: [{property: concept, value: TIME_PERIOD}]
                  - name: value
                    businessName: %2$s
                    logicalType: number
                    customProperties:
                      - {property: concept, value: OBS_VALUE}
                      - {property: unit, value: %3$s}
            customProperties:
              - {property: grain, value: [region_code, period]}
            %4$s
            """;

    private final Path home;

    Contracts(Path home) {
        this.home = home;
        write("codelists/region.csv", "code,name,level\n01,甲县,county\n");
    }

    Contracts dataset(String id, String name, String unit, String more) {
        write("datasets/" + id + "/contract.yaml", CONTRACT.formatted(id, name, unit, more));
        write(
                "datasets/" + id + "/source.yaml",
                "files: \"*.csv\"\nformat: csv\nmap: {region_code: 地区, period: 年份, value: 数}\n");
        return this;
    }

    Contracts due(String id, String due) {
        return dataset(id, "数", "PERSON", "  - {property: due, value: " + due + "}");
    }

    void write(String file, String text) {
        try {
            Files.createDirectories(home.resolve(file).getParent());
            Files.writeString(home.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Datasets read() {
        Problems problems = new Problems();
        Datasets datasets = Datasets.read(home.resolve("datasets"), home.resolve("codelists"), problems);
        problems.throwIfAny();
        return datasets;
    }
}
