package yishu.pipelines.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import yishu.pipelines.contract.Personal;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.read.Row;

/**
 * The cells of a file's rows as they may be kept. In a row of data, those of personal columns are hashed; a row that has
 * not the shape of its table is hidden, since nobody knows in which cell the person stands; so are the rows below a table,
 * which may be more of its data, and those above that a personal property is made of. A file without personal columns is
 * kept as it is.
 */
public final class RowMask {
    private final List<Masked> tables;
    private final SourceSpec source;
    private final Persons persons;

    RowMask(List<BoundTable> tables, SourceSpec source, Persons persons) {
        this.source = source;
        this.persons = persons;
        this.tables = tables.stream().map(it -> new Masked(it, columns(it))).toList();
    }

    /** A table, with what each of its columns tells of persons. */
    private record Masked(BoundTable table, List<Optional<Personal>> columns) {
        boolean holds(Row row) {
            return table.block().holds(row);
        }
    }

    /** The cells of a row, as many as it has. */
    public List<String> of(Row row) {
        if (!persons.areAny() || row.number() == 0) {
            return row.cells();
        }
        for (Masked it : tables) {
            if (it.holds(row)) {
                return it.table().misshapen(row).isPresent() ? hidden(row) : masked(row, it.columns());
            }
        }
        return isAbove(row) && !introduces(row) ? row.cells() : hidden(row);
    }

    private List<String> masked(Row row, List<Optional<Personal>> types) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < row.cells().size(); column++) {
            String cell = row.cells().get(column);
            if (Row.isBlank(cell)) {
                cells.add(cell);
            } else if (column >= types.size()) {
                cells.add(Persons.HIDDEN);
            } else {
                cells.add(types.get(column).map(it -> persons.hidden(it, cell)).orElse(cell));
            }
        }
        return cells;
    }

    /** By column, what it tells of persons. */
    private List<Optional<Personal>> columns(BoundTable table) {
        Map<String, Personal> fields = persons.fields().fields();
        List<Optional<Personal>> types = new ArrayList<>();
        Set<Integer> unpivoted = table.unpivoted().map(Map::keySet).orElse(Set.of());
        for (int column = 1; column <= table.block().header().size(); column++) {
            Personal type = fields.get(table.block().header().get(column - 1));
            if (type == null && unpivoted.contains(column)) {
                type = fields.get("value");
            }
            types.add(Optional.ofNullable(type));
        }
        return types;
    }

    /** Whether a row stands above the data of its sheet. */
    private boolean isAbove(Row row) {
        return tables.stream()
                .map(it -> it.table().block())
                .filter(it -> it.sheet().equals(row.sheet()))
                .allMatch(it -> row.number() < it.firstRow());
    }

    /** Whether a field that is personal is found in a row. */
    private boolean introduces(Row row) {
        return source.layout().context().entrySet().stream()
                .filter(it ->
                        persons.fields().fields().keySet().stream().anyMatch(field -> field.startsWith("context.")))
                .anyMatch(it -> it.getValue().matcher(row.text()).find());
    }

    private static List<String> hidden(Row row) {
        return row.cells().stream()
                .map(cell -> Row.isBlank(cell) ? cell : Persons.HIDDEN)
                .toList();
    }
}
