package yishu.semantic.plan;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import yishu.semantic.engine.Engine;
import yishu.semantic.engine.Pinned;
import yishu.semantic.engine.Rows;
import yishu.semantic.engine.TableName;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.Measure.Facts;
import yishu.semantic.indicator.Subjects;
import yishu.semantic.policy.Govern;
import yishu.semantic.question.Answer;
import yishu.semantic.question.Block;
import yishu.semantic.question.Desk;
import yishu.semantic.question.Question;
import yishu.semantic.question.QuestionReader;
import yishu.semantic.question.Request;

/** The desk: every question takes these seven steps, and no row leaves by another way. */
public final class SevenSteps implements Desk {
    private final Subjects subjects;
    private final Function<List<TableName>, List<Pinned>> warehouse;
    private final Engine engine;
    private final ZoneId zone;
    private final Supplier<List<Doubt>> doubts;
    private final Expand expand;
    private final Govern govern;

    /**
     * @param warehouse pins the tables of one question, in the order given; a table and its vintages at one release
     * @param engine where the SQL runs; the desk does not close it
     * @param zone of the publishers, in which a moment is told
     * @param doubts that figures are in when a question is asked
     */
    public SevenSteps(
            Subjects subjects,
            Function<List<TableName>, List<Pinned>> warehouse,
            Engine engine,
            ZoneId zone,
            Supplier<List<Doubt>> doubts) {
        this.subjects = subjects;
        this.warehouse = warehouse;
        this.engine = engine;
        this.zone = zone;
        this.doubts = doubts;
        this.expand = new Expand(subjects);
        this.govern = new Govern(subjects);
    }

    @Override
    public Answer answer(Request request) {
        Planned planned = plan(request);
        Rows rows = engine.run(planned.sql(), planned.pins().pinned());
        return protect(planned, rows);
    }

    @Override
    public String explain(Request request) {
        Planned planned = plan(request);
        StringBuilder steps = new StringBuilder("-- 1 read: ");
        steps.append(planned.question().blocks().size()).append(" block(s) of figures");
        for (Pinned table : planned.pins().pinned()) {
            steps.append("\n-- 2 pin: ").append(table.name()).append(" at ").append(table.snapshot());
            steps.append(table.release().isEmpty() ? "" : " (" + table.release() + ")");
        }
        steps.append("\n-- 3 govern: asked by ").append(request.user().isEmpty() ? Govern.ANONYMOUS : request.user());
        for (Expansion expansion : planned.expansions()) {
            expansion.groupings().forEach(cells -> explain(cells, steps));
        }
        return steps.append("\n-- 6 run:\n")
                .append(planned.sql())
                .append("\n-- 7 protect\n")
                .toString();
    }

    private static void explain(Cells cells, StringBuilder steps) {
        cells.legs().forEach(leg -> explain(leg.name(), leg.kind(), leg.facts(), "", steps));
        cells.moved().forEach(leg -> explain(leg.name(), leg.kind(), leg.facts(), " of other periods", steps));
        cells.others().forEach(other -> explain(other.cells(), steps));
    }

    private static void explain(String leg, Leg.Kind kind, Facts facts, String more, StringBuilder steps) {
        steps.append("\n-- 4 expand: ").append(leg).append(", ");
        steps.append(kind.name().toLowerCase(Locale.ROOT)).append(more);
        steps.append("\n-- 5 route: ").append(leg).append(" to ").append(Route.place(facts));
    }

    /** What the first five steps make of a request. */
    private record Planned(Question question, Pins pins, Doubts doubts, List<Expansion> expansions, String sql) {}

    private Planned plan(Request request) {
        Question question = new QuestionReader(subjects, zone).read(request);
        Pins pins = Pins.of(tablesOf(question), question.asOf(), warehouse);
        question.blocks().forEach(block -> govern.checkFigures(named(block), request.user()));
        govern.checkTables(pins.pinned(), request.user());
        Doubts known = new Doubts(subjects, doubts.get());
        List<Expansion> expansions = question.blocks().stream()
                .map(block -> expand.expand(block, figure -> govern.mayShow(figure, request.user()), known))
                .toList();
        return new Planned(
                question, pins, known, expansions, new Statement(subjects, pins).write(question, expansions));
    }

    /** The figures that were asked for by name. */
    private static List<Indicator> named(Block block) {
        return block.shown().entrySet().stream()
                .filter(shown -> !block.offered().contains(shown.getKey()))
                .flatMap(shown -> shown.getValue().figures().stream())
                .distinct()
                .toList();
    }

    private Set<TableName> tablesOf(Question question) {
        Set<TableName> tables = new LinkedHashSet<>(question.tables());
        for (Block block : question.blocks()) {
            expand.partsOf(block)
                    .forEach(part -> tables.add(Expand.aggregate(part).facts().table()));
        }
        return tables;
    }

    /** The rows without the columns that were read for the notes, and the notes. */
    private Answer protect(Planned planned, Rows rows) {
        int hidden =
                planned.expansions().stream().mapToInt(it -> it.noted().size()).sum();
        int shown = rows.columns().size() - hidden;
        List<List<@Nullable Object>> values = new ArrayList<>();
        List<List<@Nullable Object>> noted = new ArrayList<>();
        for (List<@Nullable Object> row : rows.values()) {
            values.add(row.subList(0, shown));
            noted.add(row.subList(shown, row.size()));
        }
        List<String> notes = new ArrayList<>();
        Notes writer = new Notes(subjects, planned.doubts());
        planned.expansions()
                .forEach(expansion ->
                        notes.addAll(writer.of(expansion, expansion.block().outermost() ? noted : List.of())));
        notes.addAll(planned.doubts().ofTables(planned.question().tables()));
        notes.addAll(Notes.ofTables(planned.pins(), zone));
        return new Answer(
                new Rows(rows.columns().subList(0, shown), values),
                notes.stream().distinct().toList(),
                planned.pins().pinned(),
                planned.sql());
    }
}
