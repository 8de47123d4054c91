package yishu.pipelines.publish;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.read.Block;

/** Which column of which file each column of a table comes from, and by which rule. */
final class Lineage {
    private final Dataset dataset;
    private final String load;

    Lineage(Dataset dataset, String load) {
        this.dataset = dataset;
        this.load = load;
    }

    List<List<@Nullable Object>> rows(List<Intake> intakes, Reading reading) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Intake intake : intakes) {
            SourceSpec source = reading.source(intake.file());
            for (Block block : intake.blocks()) {
                Map<Integer, String> unpivoted =
                        reading.normalizer(intake.file()).unpivoted(block);
                source.map().forEach((column, mapping) -> add(rows, intake, block, unpivoted, column, mapping));
            }
        }
        return rows.stream().distinct().toList();
    }

    private void add(
            List<List<@Nullable Object>> rows,
            Intake intake,
            Block block,
            Map<Integer, String> unpivoted,
            String column,
            SourceSpec.Mapping mapping) {
        String rule = rule(mapping);
        if (mapping.constant().isPresent()) {
            rows.add(row(intake, block, column, mapping.constant().get(), null, rule));
        }
        for (String field : mapping.from()) {
            if (field.equals("value") && !unpivoted.isEmpty()) {
                unpivoted.forEach((number, header) -> rows.add(row(intake, block, column, header, number, rule)));
            } else {
                OptionalInt number = block.columnOf(field);
                rows.add(row(intake, block, column, field, number.isPresent() ? number.getAsInt() : null, rule));
            }
        }
    }

    private List<@Nullable Object> row(
            Intake intake, Block block, String column, String field, @Nullable Integer number, String rule) {
        return Arrays.asList(
                load,
                dataset.id(),
                intake.file().hash(),
                block.sheet(),
                new CoreTable(dataset).newest(),
                column,
                field,
                number,
                rule);
    }

    private static String rule(SourceSpec.Mapping mapping) {
        List<String> parts = new ArrayList<>();
        mapping.constant().ifPresent(it -> parts.add("constant"));
        mapping.extract().ifPresent(it -> parts.add("extract " + it));
        mapping.codelist().ifPresent(it -> parts.add("code list " + it));
        mapping.unit().ifPresent(it -> parts.add("unit " + it));
        return String.join(", ", parts);
    }
}
