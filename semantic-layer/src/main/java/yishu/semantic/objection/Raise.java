package yishu.semantic.objection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.iceberg.types.Types;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.semantic.engine.Engine;
import yishu.semantic.engine.Pinned;
import yishu.semantic.engine.TableName;
import yishu.semantic.engine.Warehouse;
import yishu.semantic.trace.Place;
import yishu.semantic.trace.Trace;
import yishu.semantic.trace.Tracer;

/** Raises objections: only to what is there, and to what the one who raises it may see. */
public final class Raise {
    private static final String NAME = "_name";

    private final Warehouse warehouse;
    private final Engine engine;
    private final Tracer tracer;
    private final Objections objections;

    public Raise(Warehouse warehouse, Engine engine, Tracer tracer, Objections objections) {
        this.warehouse = warehouse;
        this.engine = engine;
        this.tracer = tracer;
        this.objections = objections;
    }

    /**
     * Raises one to a figure, or to rows of a table.
     *
     * @param name {@code counties.gdp} or {@code core.statistics_gdp}
     * @param where {@code region=990222 year=2024}
     * @param text what is wrong
     * @param evidence where it can be seen, or empty
     */
    public Objection raise(String name, Map<String, String> where, String user, String text, String evidence) {
        Target target = name.startsWith("core.") ? rows(name, where) : figure(name, where, user);
        return objections.raise(target, user, text, evidence);
    }

    private Target figure(String name, Map<String, String> where, String user) {
        Trace trace = tracer.trace(name, new Tracer.Inquiry(where, Optional.empty(), user), Integer.MAX_VALUE);
        Map<String, String> codes = new LinkedHashMap<>();
        Place.spelt(where).forEach((key, value) -> {
            if (key.endsWith(NAME)) {
                String dimension = key.substring(0, key.length() - NAME.length());
                codes.put(dimension, code(trace, dimension, value));
            } else {
                codes.put(key, value);
            }
        });
        return new Target(name, codes, List.copyOf(datasets(trace)));
    }

    private static Set<String> datasets(Trace trace) {
        Set<String> datasets = new TreeSet<>();
        trace.read().map(Raise::dataset).ifPresent(datasets::addAll);
        trace.parts().forEach(part -> datasets.addAll(datasets(part)));
        return datasets;
    }

    /** None of a table that no dataset fills. */
    private static List<String> dataset(Pinned table) {
        return Optional.ofNullable(table.properties().get("yishu.dataset")).stream()
                .toList();
    }

    private static String code(Trace trace, String dimension, String name) {
        Set<String> codes = new TreeSet<>();
        cells(trace)
                .forEach(cell -> Optional.ofNullable(cell.key().get(dimension)).ifPresent(codes::add));
        if (codes.size() != 1) {
            throw new InputException("Cannot object to '" + trace.figure() + "': '" + name + "' is several codes, "
                    + String.join(", ", codes) + "; name one with " + dimension + "=");
        }
        return codes.iterator().next();
    }

    private static List<Trace.Cell> cells(Trace trace) {
        List<Trace.Cell> cells = new ArrayList<>(trace.cells());
        trace.parts().forEach(part -> cells.addAll(cells(part)));
        return cells;
    }

    private Target rows(String name, Map<String, String> where) {
        Pinned table = warehouse.pin(TableName.parse(name));
        List<String> columns =
                table.schema().columns().stream().map(Types.NestedField::name).toList();
        where.keySet().stream().filter(key -> !columns.contains(key)).forEach(key -> {
            throw new InputException("Cannot object to '" + name + "' by '" + key + "': it has no such column"
                    + Nearest.hint(key, columns));
        });
        String conditions = where.entrySet().stream()
                .map(it ->
                        "\"" + it.getKey() + "\"::VARCHAR = '" + it.getValue().replace("'", "''") + "'")
                .collect(Collectors.joining(" AND "));
        Target target = new Target(name, where, dataset(table));
        boolean found = !engine.run(
                        "SELECT 1 FROM \"" + name + "\"" + (conditions.isEmpty() ? "" : " WHERE " + conditions)
                                + " LIMIT 1",
                        List.of(table))
                .values()
                .isEmpty();
        if (!found) {
            throw new InputException("Cannot object to '" + target + "': no row of it is there");
        }
        return target;
    }
}
