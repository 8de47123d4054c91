package yishu.pipelines.stream;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.contract.Contract;
import yishu.pipelines.contract.Property;
import yishu.pipelines.normalize.Figure;
import yishu.pipelines.normalize.Outcome;

/** Tells of rows that a check has found where they stand and what they say. */
final class Asides {
    private final Shape shape;
    private final String measure;

    Asides(Shape shape, Contract contract) {
        this.shape = shape;
        this.measure = contract.concept("OBS_VALUE").map(Property::name).orElse("");
    }

    /** A row whose figure is at fault. */
    Batch.Aside of(@Nullable Object[] row, String reason) {
        return of(row, measure, reason);
    }

    /** A row of which a property is at fault. */
    Batch.Aside of(@Nullable Object[] row, String property, String reason) {
        Outcome.Place place = new Outcome.Place(
                String.valueOf(row[shape.place("sheet")]),
                (Integer) Objects.requireNonNull(row[shape.place("row_number")]),
                (Integer) row[shape.place("column_number")]);
        String text = property.isEmpty() ? "" : text(row, property);
        return new Batch.Aside(String.valueOf(row[shape.place("file_hash")]), place, property, text, reason, List.of());
    }

    /** A value as a person writes it; empty for none. */
    String text(@Nullable Object[] row, String column) {
        return Figure.text(row[shape.place(column)]);
    }
}
