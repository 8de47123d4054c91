package yishu.pipelines.adopt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import yishu.pipelines.contract.SourceSpec.Layout;
import yishu.pipelines.read.Row;

/**
 * How a table's place is told in {@code source.yaml}.
 *
 * @param skipUntil finds the lowest row of the header, if that is not the first row
 * @param stopAt finds the first row behind the data
 * @param header names where there is no header
 */
record LayoutDraft(Optional<String> skipUntil, Optional<String> stopAt, int headerRows, List<String> header) {
    private static final int PREFIX = 12;
    private static final String NOTES = "^\\W*(注|备注|附注|说明|资料来源|数据来源|来源|Notes?|Sources?|Footnotes?)\\s*[:：]";
    private static final String LOOSE_NOTES =
            "(?i)^\\W*(注|备注|附注|注释|说明|资料来源|数据来源|来源|notes?|sources?|footnotes?|data from database|last updated)";

    static LayoutDraft of(List<Table> tables) {
        Table first = tables.get(0);
        if (first.isNamed()) {
            return new LayoutDraft(Optional.empty(), Optional.empty(), 1, List.of());
        }
        if (first.header() < 0) {
            int width = first.rows().stream().mapToInt(Row::width).max().orElse(0);
            List<String> names = Stream.iterate(1, it -> it <= width, it -> it + 1)
                    .map(it -> "column_" + it)
                    .toList();
            return new LayoutDraft(Optional.empty(), stop(tables), 0, names);
        }
        boolean atTop = tables.stream()
                .allMatch(it -> it.header() == it.headerRows() - 1 && it.ends().isEmpty());
        return new LayoutDraft(atTop ? Optional.empty() : skip(tables), stop(tables), first.headerRows(), List.of());
    }

    Layout layout(Map<String, Pattern> context) {
        return new Layout(
                skipUntil.map(Pattern::compile), stopAt.map(Pattern::compile), headerRows, header, List.of(), context);
    }

    /** The shortest beginning of the header's row that no other row has. */
    private static Optional<String> skip(List<Table> tables) {
        Table first = tables.get(0);
        Row header = first.rows().get(first.header());
        List<String> wanted =
                tables.stream().map(it -> it.rows().get(it.header()).text()).toList();
        List<String> all = tables.stream()
                .flatMap(it -> it.rows().stream())
                .map(Row::text)
                .distinct()
                .toList();
        StringBuilder begin = new StringBuilder("^");
        for (int column = 0; column < header.width(); column++) {
            String cell = Table.cell(header, column);
            boolean last = column == header.width() - 1;
            begin.append(Cells.period(cell).isPresent() ? Patterns.open(cell.strip()) : Patterns.literal(cell.strip()))
                    .append(last ? "$" : ",");
            String pattern = begin.toString().replaceFirst("^\\^", cellBegins(header) ? "^\\\\s*" : "^");
            if (!cell.isBlank() && Patterns.tells(pattern, wanted, all)) {
                return Optional.of(pattern);
            }
        }
        return Optional.of(Patterns.these(wanted.stream().distinct().toList()));
    }

    private static boolean cellBegins(Row header) {
        return !Table.cell(header, 0).equals(Table.cell(header, 0).stripLeading());
    }

    private static Optional<String> stop(List<Table> tables) {
        List<String> ends = tables.stream()
                .flatMap(it -> it.ends().stream())
                .map(Row::text)
                .distinct()
                .toList();
        if (ends.isEmpty()) {
            return Optional.empty();
        }
        List<String> data = new ArrayList<>();
        for (Table table : tables) {
            List<Row> starts = table.ends();
            table.data().stream()
                    .filter(it -> !starts.contains(it))
                    .filter(it -> !TableFinder.NOTE.matcher(it.text()).find())
                    .map(Row::text)
                    .filter(it -> !ends.contains(it))
                    .forEach(data::add);
        }
        return Stream.of(NOTES, LOOSE_NOTES, prefixes(ends))
                .filter(it -> Patterns.tells(it, ends, data))
                .findFirst();
    }

    private static String prefixes(List<String> ends) {
        List<String> begins = ends.stream()
                .map(it -> Patterns.literal(it.substring(0, Math.min(PREFIX, it.length()))))
                .distinct()
                .toList();
        return begins.size() == 1 ? "^" + begins.get(0) : "^(" + String.join("|", begins) + ")";
    }
}
