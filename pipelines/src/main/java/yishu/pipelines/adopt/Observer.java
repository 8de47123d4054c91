package yishu.pipelines.adopt;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
    private final Predicate<String> known;
    private final Observed observed;

    /** Tables that are alike, where they stand, and what stands in their columns. */
    private record Observed(List<Table> tables, LayoutDraft layout, List<Profile> profiles, Optional<Wide> wide) {}

    /** @param known whether a header has an English name */
    Observer(Looked looked, String format, Path file, Predicate<String> known) {
        this.looked = looked;
        this.file = file;
        this.known = known;
        List<Row> rows = looked.sheets().stream()
                .flatMap(it -> it.rows().stream())
                .limit(3_000)
                .toList();
        this.cells = List.of("csv", "excel", "fixed-width").contains(format) ? Cells.of(rows) : new Cells(false);
        this.observed = alike();
    }

    LayoutDraft layout() {
        return observed.layout();
    }

    /**
     * The tables of the commonest kind, by how much is in them. Tables whose figures become rows are of one kind even if they
     * name other figures; others only if all their columns have the same names.
     */
    private Observed alike() {
        Map<String, List<Table>> kinds = new LinkedHashMap<>();
        for (Looked.Sheet sheet : looked.sheets()) {
            if (sheet.rows().size() >= 2) {
                Table table = TableFinder.in(sheet, cells);
                if (!table.data().isEmpty()) {
                    kinds.computeIfAbsent(labels(table), any -> new ArrayList<>())
                            .add(table);
                }
            }
        }
        List<Table> most = largest(kinds);
        Observed loosely = observe(most);
        Map<String, List<Table>> shapes = new LinkedHashMap<>();
        most.forEach(it ->
                shapes.computeIfAbsent(it.shape(), any -> new ArrayList<>()).add(it));
        boolean fits = shapes.size() == 1
                || loosely.wide()
                        .filter(it -> coversFigures(loosely.profiles(), it))
                        .isPresent();
        return fits ? loosely : observe(largest(shapes));
    }

    private static boolean coversFigures(List<Profile> profiles, Wide wide) {
        return profiles.stream().filter(Profile::isNumbers).allMatch(it -> wide.columns()
                .contains(it.column()));
    }

    private List<Table> largest(Map<String, List<Table>> groups) {
        return groups.values().stream()
                .max((one, other) -> Long.compare(size(one), size(other)))
                .orElseThrow(() -> new InputException("Cannot draft from file '" + file.getFileName()
                        + "': no table was found in it, a header with rows below it"));
    }

    private static long size(List<Table> tables) {
        return tables.stream()
                .mapToLong(it -> (long) it.data().size() * it.data().get(0).width())
                .sum();
    }

    /** The names of a table's columns that hold no figures. */
    private String labels(Table table) {
        return table.headerRows()
                + observe(List.of(table)).profiles().stream()
                        .filter(it -> !it.isNumbers()
                                && !it.isBlank()
                                && !it.isUnnamed()
                                && PeriodInText.find(it.name()).isEmpty())
                        .map(Profile::name)
                        .collect(Collectors.joining("\n", "\n", ""));
    }

    private Observed observe(List<Table> tables) {
        LayoutDraft layout = LayoutDraft.of(tables);
        Map<String, List<String>> values = new LinkedHashMap<>();
        int count = 0;
        for (Table table : tables) {
            List<TableRow> rows = rows(table, layout);
            List<String> header =
                    rows.isEmpty() ? List.of() : rows.get(0).block().header();
            int named = named(header, layout, table);
            rows.removeIf(it -> it.cells().size() != header.size() || isSurplus(it, named));
            for (int column = 0; column < named; column++) {
                List<String> of = values.computeIfAbsent(header.get(column), any -> new ArrayList<>());
                of.addAll(Collections.nCopies(count - of.size(), ""));
                for (TableRow row : rows) {
                    of.add(row.cells().get(column));
                }
            }
            count += rows.size();
        }
        int all = count;
        List<Profile> profiles = new ArrayList<>();
        values.forEach((name, of) -> {
            of.addAll(Collections.nCopies(all - of.size(), ""));
            profiles.add(Profile.of(profiles.size() + 1, name, of, cells));
        });
        return new Observed(tables, layout, profiles, Wide.of(profiles, layout.headerRows(), known));
    }

    private List<TableRow> rows(Table table, LayoutDraft layout) {
        List<Block> blocks = Outline.of(
                table.rows().iterator(),
                layout.layout(Map.of()),
                file.getFileName().toString());
        List<TableRow> rows = new ArrayList<>();
        TableRows.of(table.rows().iterator(), blocks, layout.layout(Map.of())).forEachRemaining(rows::add);
        return rows;
    }

    Seen seen(Draft.Doubts doubts) {
        List<Row> above = new ArrayList<>();
        for (Table table : observed.tables()) {
            above.addAll(table.above());
        }
        if (observed.layout().headerRows() == 0) {
            doubts.add("header_rows", "no row of the file names its columns; name them, in 'header' and in 'map'");
        }
        if (cells.decimalComma()) {
            doubts.add("decimal", "figures such as 12,5 are read with a comma before their decimals");
        }
        return new Seen(
                file.getFileName().toString(),
                cells,
                observed.tables(),
                observed.profiles(),
                observed.wide(),
                Preamble.of(above),
                new LinkedHashMap<>());
    }

    /** In a text, cells behind the last name of the header are of rows in which a delimiter was not quoted. */
    private static int named(List<String> header, LayoutDraft layout, Table table) {
        int named = header.size();
        boolean isText = table.sheet().isEmpty() && layout.headerRows() > 0;
        while (isText && named > 1 && header.get(named - 1).equals("column_" + named)) {
            named--;
        }
        return named;
    }

    private static boolean isSurplus(TableRow row, int named) {
        return row.cells().subList(named, row.cells().size()).stream().anyMatch(it -> !Row.isBlank(it));
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
