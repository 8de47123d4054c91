package yishu.semantic.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.semantic.engine.Engine;
import yishu.semantic.engine.Pinned;
import yishu.semantic.engine.Rows;
import yishu.semantic.engine.Warehouse;
import yishu.semantic.plan.AsOf;
import yishu.semantic.question.Answer;
import yishu.semantic.question.Desk;
import yishu.semantic.question.Request;

/**
 * Traces a figure to the cells that it was made of. The figure itself is asked for at the desk, by the same user: cells
 * of a number that its asker may not see are not shown either.
 */
public final class Tracer {
    private final Warehouse warehouse;
    private final Engine engine;
    private final Desk desk;
    private final Map<String, Figure> figures = new LinkedHashMap<>();

    public Tracer(Warehouse warehouse, Engine engine, Desk desk, Collection<Figure> figures) {
        this.warehouse = warehouse;
        this.engine = engine;
        this.desk = desk;
        figures.forEach(figure -> this.figures.put(figure.toString(), figure));
    }

    /**
     * @param name {@code provinces.gdp}
     * @param limit how many cells to show of each figure over facts
     */
    public Trace trace(String name, Inquiry inquiry, int limit) {
        Figure figure = figures.get(name);
        if (figure == null) {
            throw new InputException("Cannot trace '" + name + "': no such figure, which is named <subject>.<indicator>"
                    + nearest(name));
        }
        return trace(figure, inquiry, limit);
    }

    private String nearest(String name) {
        return figures.values().stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .map(figure -> "; did you mean '" + figure + "'?")
                .orElseGet(() -> Nearest.hint(name, figures.keySet()));
    }

    private Trace trace(Figure figure, Inquiry inquiry, int limit) {
        Answer answer = answer(figure, inquiry);
        Object value = value(answer);
        Figure.Facts facts = figure.facts().orElse(null);
        if (facts == null) {
            List<Trace> parts = figure.parts().stream()
                    .map(part -> trace(part, inquiry, limit))
                    .toList();
            return new Trace(figure, inquiry.where(), value, Optional.empty(), List.of(), 0, parts, answer.notes());
        }
        Pinned table = table(facts, inquiry);
        Place place = Place.of(inquiry.where(), facts);
        Rows rows = engine.run(TraceSql.of(facts, table, place, inquiry.asOf(), limit), tables(facts, table));
        CellReader reader = new CellReader(facts, rows, warehouse.location());
        List<Trace.Cell> cells = reader.cells();
        if (value == null && cells.stream().anyMatch(cell -> cell.value() != null)) {
            throw new InputException("Cannot trace '" + figure + "': it has no value there that you may see");
        }
        if (cells.isEmpty()) {
            throw new InputException(
                    "Cannot trace '" + figure + "': no fact of it has " + TraceText.words(inquiry.where())
                            + inquiry.asOf()
                                    .map(moment -> " that was published by " + moment)
                                    .orElse(""));
        }
        return new Trace(
                figure, inquiry.where(), value, Optional.of(table), cells, reader.total(), List.of(), answer.notes());
    }

    private Pinned table(Figure.Facts facts, Inquiry inquiry) {
        return inquiry.asOf().isEmpty()
                ? warehouse.pin(facts.table())
                : warehouse
                        .pin(List.of(facts.table(), AsOf.vintages(facts.table())))
                        .get(1);
    }

    private List<Pinned> tables(Figure.Facts facts, Pinned table) {
        List<Pinned> tables = new ArrayList<>();
        tables.add(table);
        tables.add(warehouse.pin(TraceSql.rawOf(facts.table())));
        TraceSql.RECORDS.forEach(record -> tables.add(warehouse.pin(record)));
        return tables;
    }

    private Answer answer(Figure figure, Inquiry inquiry) {
        List<String> conditions = figure.facts()
                .or(() -> firstFacts(figure))
                .map(facts -> Place.of(inquiry.where(), facts).ofSubject())
                .orElse(List.of());
        String sql = "SELECT " + Place.identifier(figure.name()) + " FROM indicators."
                + Place.identifier(figure.subject())
                + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions));
        return desk.answer(new Request(sql, inquiry.asOf(), inquiry.user()));
    }

    private static @Nullable Object value(Answer answer) {
        List<List<@Nullable Object>> values = answer.rows().values();
        return values.isEmpty() ? null : values.get(0).get(0);
    }

    private static Optional<Figure.Facts> firstFacts(Figure figure) {
        return figure.facts().or(() -> figure.parts().stream()
                .flatMap(part -> firstFacts(part).stream())
                .findFirst());
    }

    /**
     * Which value of a figure, as of when, and who wants to know.
     *
     * @param where {@code region=110000 year=2024}
     */
    public record Inquiry(Map<String, String> where, Optional<Instant> asOf, String user) {
        public Inquiry {
            where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
        }
    }
}
