package yishu.pipelines.normalize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.normalize.LabelColumns.Labelled;
import yishu.pipelines.read.Block;
import yishu.pipelines.read.Labels;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.TableRow;

/**
 * What is known of a table of one file before any of its rows is read.
 *
 * @param block the table
 * @param columns from 1, by header
 * @param around the fields that are the same in each row: {@code context.unit}, {@code file}, {@code sheet}, {@code notes}
 * @param labelled the columns in which labels stand
 * @param unpivoted the columns that become rows; none where a row is one observation
 * @param mapped the columns that the mappings name
 * @param shape of its rows
 * @param footnotes below it
 */
record BoundTable(
        Block block,
        Map<String, Integer> columns,
        Map<String, String> around,
        Labelled labelled,
        Optional<Map<Integer, Unpivoted>> unpivoted,
        List<Integer> mapped,
        RowShape shape,
        Footnotes footnotes) {

    /** A column that becomes rows: what goes into the field of its header, and what else is known of it. */
    record Unpivoted(String header, Map<String, String> fields) {}

    static BoundTable of(
            Block block,
            String fileName,
            SourceSpec source,
            Labelled labelled,
            Optional<Map<Integer, Unpivoted>> unpivoted) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (int column = 1; column <= block.header().size(); column++) {
            columns.put(block.header().get(column - 1), column);
        }
        Map<String, String> around = new HashMap<>();
        block.context().forEach((name, text) -> around.put("context." + name, text));
        around.put("file", fileName);
        around.put("sheet", block.sheet());
        around.put("notes", String.join("\n", block.notes()));
        List<Integer> mapped = new ArrayList<>();
        source.map().values().stream()
                .flatMap(mapping -> mapping.from().stream())
                .filter(columns::containsKey)
                .forEach(name -> mapped.add(columns.get(name)));
        return new BoundTable(
                block,
                Collections.unmodifiableMap(columns),
                Map.copyOf(around),
                labelled,
                unpivoted,
                List.copyOf(mapped),
                new RowShape(block, source.reading().fields()),
                Footnotes.parse(block.notes()));
    }

    /** The column, from 1, whose cell alone a mapping means, unless a label or unpivoted header is called like it; else 0. */
    int only(SourceSpec.Mapping mapping) {
        boolean isPlain = mapping.from().size() == 1
                && mapping.constant().isEmpty()
                && mapping.since().isEmpty()
                && mapping.extract().isEmpty()
                && !around.containsKey(mapping.from().get(0));
        return isPlain ? columns.getOrDefault(mapping.from().get(0), 0) : 0;
    }

    /** What stands over or beside a whole row, with the markers of all footnotes that are about it. */
    Labels labels(TableRow row, List<String> markers) {
        if (markers.isEmpty() && block.markers().isEmpty()) {
            return row.labels();
        }
        List<String> all = new ArrayList<>(markers);
        all.addAll(block.markers());
        all.addAll(row.labels().markers());
        return new Labels(row.labels().fields(), all);
    }

    /** Why nothing can be read from the row: it has too many cells or bytes, or ends before one that is mapped. */
    Optional<String> misshapen(Row row) {
        Optional<String> reason = shape.length(row).or(() -> shape.surplus(row));
        for (int index = 0; index < mapped.size() && reason.isEmpty(); index++) {
            reason = shape.lack(row, mapped.get(index));
        }
        return reason;
    }
}
