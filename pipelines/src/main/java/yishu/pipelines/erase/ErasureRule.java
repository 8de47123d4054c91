package yishu.pipelines.erase;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.iceberg.data.Record;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.normalize.Outcome.Place;
import yishu.pipelines.past.RowRule;

/**
 * Takes out of any table the rows that are about a person: those that hold what stands for the person, and those that were
 * received where the person stood. Of a received row of which one cell alone is about the person, that cell is blanked.
 */
final class ErasureRule implements RowRule {
    private final List<String> pseudonyms;
    private final Function<Record, Map<String, Set<Place>>> places;

    /** @param places by hash of the file, of the dataset that a row is of */
    ErasureRule(List<String> pseudonyms, Function<Record, Map<String, Set<Place>>> places) {
        this.pseudonyms = List.copyOf(pseudonyms);
        this.places = places;
    }

    @Override
    public Optional<Record> apply(Record row) {
        Set<Place> inFile = has(row, "file_hash") && has(row, "row_number")
                ? places.apply(row).getOrDefault(text(row, "file_hash"), Set.of())
                : Set.of();
        if (!inFile.isEmpty()) {
            if (inFile.contains(place(row, null)) || isCell(row, inFile)) {
                return Optional.empty();
            }
            if (has(row, "cells")) {
                return Optional.of(blanked(row, inFile));
            }
        }
        return Texts.any(row, this::isNamed) ? Optional.empty() : Optional.of(row);
    }

    private static boolean isCell(Record row, Set<Place> inFile) {
        return has(row, "column_number")
                && row.getField("column_number") instanceof Integer column
                && inFile.contains(place(row, column));
    }

    private static Place place(Record row, @Nullable Integer column) {
        Object sheet = row.getField("sheet");
        return new Place(sheet == null ? "" : sheet.toString(), (Integer) row.getField("row_number"), column);
    }

    private static Record blanked(Record row, Set<Place> inFile) {
        List<String> cells = new ArrayList<>();
        boolean isChanged = false;
        for (Object cell : (Collection<?>) row.getField("cells")) {
            boolean isMeant = inFile.contains(place(row, cells.size() + 1))
                    && !String.valueOf(cell).isEmpty();
            isChanged |= isMeant;
            cells.add(isMeant ? "" : String.valueOf(cell));
        }
        return isChanged ? row.copy(Map.of("cells", cells)) : row;
    }

    private boolean isNamed(String text) {
        for (String it : pseudonyms) {
            if (text.length() >= it.length() && text.contains(it)) {
                return true;
            }
        }
        return false;
    }

    /** The text in a column of a row; empty if there is no such column. */
    static String text(Record row, String column) {
        return has(row, column) ? String.valueOf(row.getField(column)) : "";
    }

    private static boolean has(Record row, String column) {
        return row.struct().field(column) != null;
    }
}
