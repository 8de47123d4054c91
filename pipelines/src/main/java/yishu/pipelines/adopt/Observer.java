package yishu.pipelines.adopt;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import yishu.content.InputException;
import yishu.pipelines.read.Block;
import yishu.pipelines.read.Outline;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.TableRow;
import yishu.pipelines.read.TableRows;

/** Finds the tables of a file that are alike, and what stands in their columns. */
final class Observer {
    private final Looked looked;
    private final Path file;
    private final Cells cells;
    private final List<Table> tables;
    private final LayoutDraft layout;

    Observer(Looked looked, String format, Path file) {
        this.looked = looked;
        this.file = file;
        List<Row> rows = looked.sheets().stream()
                .flatMap(it -> it.rows().stream())
                .limit(3_000)
                .toList();
        this.cells = List.of("csv", "excel", "fixed-width").contains(format) ? Cells.of(rows) : new Cells(false);
        this.tables = alike();
        this.layout = LayoutDraft.of(tables);
    }

    LayoutDraft layout() {
        return layout;
    }

    /** The tables of the commonest shape, by how many rows they have. */
    private List<Table> alike() {
        Map<String, List<Table>> shapes = new LinkedHashMap<>();
        for (Looked.Sheet sheet : looked.sheets()) {
            if (sheet.rows().size() >= 2) {
                Table table = TableFinder.in(sheet, cells);
                if (!table.data().isEmpty()) {
                    shapes.computeIfAbsent(table.shape(), any -> new ArrayList<>())
                            .add(table);
                }
            }
        }
        return shapes.values().stream()
                .max((one, other) -> Long.compare(size(one), size(other)))
                .orElseThrow(() -> new InputException("Cannot draft from file '" + file.getFileName()
                        + "': no table was found in it, a header with rows below it"));
    }

    private static long size(List<Table> tables) {
        return tables.stream()
                .mapToLong(it -> (long) it.data().size() * it.data().get(0).width())
                .sum();
    }

    Seen seen(Draft.Doubts doubts) {
        List<TableRow> rows = new ArrayList<>();
        List<Row> above = new ArrayList<>();
        List<String> header = List.of();
        for (Table table : tables) {
            List<Block> blocks = Outline.of(
                    table.rows().iterator(),
                    layout.layout(Map.of()),
                    file.getFileName().toString());
            header = longer(header, blocks.get(0).header());
            for (Iterator<TableRow> it = TableRows.of(table.rows().iterator(), blocks, layout.layout(Map.of()));
                    it.hasNext(); ) {
                TableRow row = it.next();
                if (row.cells().size() == header.size()) {
                    rows.add(row);
                }
            }
            above.addAll(table.isNamed() ? List.of() : table.above());
        }
        int named = named(header);
        rows.removeIf(it -> isSurplus(it, named));
        List<Profile> profiles = Profile.of(header, rows, cells).subList(0, named);
        if (layout.headerRows() == 0) {
            doubts.add("header_rows", "no row of the file names its columns; name them, in 'header' and in 'map'");
        }
        if (cells.decimalComma()) {
            doubts.add("decimal", "figures such as 12,5 are read with a comma before their decimals");
        }
        return new Seen(
                file.getFileName().toString(),
                cells,
                tables,
                profiles,
                Wide.of(profiles),
                Preamble.of(above),
                new LinkedHashMap<>());
    }

    /** In a text, cells behind the last name of the header are of rows in which a delimiter was not quoted. */
    private int named(List<String> header) {
        int named = header.size();
        while (layout.headerRows() > 0
                && tables.get(0).sheet().isEmpty()
                && named > 1
                && header.get(named - 1).equals("column_" + named)) {
            named--;
        }
        return named;
    }

    private static boolean isSurplus(TableRow row, int named) {
        return row.cells().subList(named, row.cells().size()).stream().anyMatch(it -> !Row.isBlank(it));
    }

    private static List<String> longer(List<String> one, List<String> other) {
        return one.size() >= other.size() ? one : other;
    }

    /** A pattern for the sheets that are read, if some are not. */
    Optional<String> sheets(Seen seen, Draft.Doubts doubts) {
        List<String> all = looked.sheets().stream().map(Looked.Sheet::name).toList();
        List<String> chosen = seen.tables().stream().map(Table::sheet).toList();
        List<String> others = all.stream().filter(it -> !chosen.contains(it)).toList();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        doubts.add(
                "sheets",
                "the sheets " + String.join(", ", others.stream().limit(6).toList()) + (others.size() > 6 ? " ..." : "")
                        + " hold no table of this shape and are not read; describe them by a document of their own, or as a dataset");
        String open = Patterns.any(chosen);
        return Optional.of(Patterns.tells(open, chosen, others) ? open : Patterns.these(chosen));
    }
}
