package yishu.semantic.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlNode;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.semantic.indicator.Dimension;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.Measure.Aggregate;
import yishu.semantic.indicator.Measure.Facts;
import yishu.semantic.indicator.Sql;
import yishu.semantic.indicator.Subjects;
import yishu.semantic.question.Block;

/**
 * The fourth step: which legs make the cells of a block. {@code gdp / population} by region and year is one leg over the
 * accounts and one over the census; two figures of one table share a leg.
 */
final class Expand {
    private final Subjects subjects;

    Expand(Subjects subjects) {
        this.subjects = subjects;
    }

    /** @throws InputException when a figure has no meaning in the block's context */
    Expansion expand(Block block) {
        Context context = Context.of(block);
        List<Indicator> parts = partsOf(block);
        parts.forEach(part -> checkDefined(block, context, part));
        checkFrequencies(context, parts);
        checkLevelsMeet(context, parts);
        Map<Object, List<Indicator>> together = new LinkedHashMap<>();
        if (!block.figures().isEmpty()) {
            parts.forEach(part -> together.computeIfAbsent(sharing(part, context), any -> new ArrayList<>())
                    .add(part));
        }
        List<Leg> legs = new ArrayList<>();
        List<Noted> noted = new ArrayList<>();
        for (List<Indicator> shared : together.values()) {
            List<Noted> ofLeg = block.outermost() ? noted(shared, context) : List.of();
            noted.addAll(ofLeg);
            legs.add(new Leg(
                    legName(block, legs),
                    aggregate(shared.get(0)).facts(),
                    kind(shared.get(0), context),
                    context,
                    shared,
                    Map.of(),
                    ofLeg));
        }
        if (block.figures().isEmpty() || !block.counts().isEmpty()) {
            legs.add(cells(legName(block, legs), block, context, parts));
        }
        return new Expansion(block, context, legs, noted);
    }

    private static String legName(Block block, List<Leg> before) {
        return block.name().replace("cells", "leg") + "." + (before.size() + 1);
    }

    /** The indicators over facts that a block reads: those of its figures, or of the whole subject when it has none. */
    List<Indicator> partsOf(Block block) {
        Stream<Indicator> asked = block.figures().isEmpty()
                ? block.subject().indicators().values().stream().filter(it -> it.measure() instanceof Aggregate)
                : block.figures().stream();
        return asked.flatMap(figure -> subjects.aggregatesOf(figure).stream())
                .distinct()
                .toList();
    }

    static Aggregate aggregate(Indicator part) {
        return (Aggregate) part.measure();
    }

    /** What two parts must agree in to share a leg. */
    private static Object sharing(Indicator part, Context context) {
        Facts facts = aggregate(part).facts();
        Leg.Kind kind = kind(part, context);
        return List.of(
                facts.table(), facts.time(), facts.dimensions(), kind, kind == Leg.Kind.LAST ? part.id() : "any part");
    }

    private static Leg.Kind kind(Indicator part, Context context) {
        if (context.isOnePeriod(aggregate(part).facts().time().frequency())) {
            return Leg.Kind.POOLED;
        }
        return switch (part.overTime()) {
            case LAST -> Leg.Kind.LAST;
            case AVERAGE -> Leg.Kind.AVERAGE;
            case SUM, NONE -> Leg.Kind.POOLED;
        };
    }

    private static void checkDefined(Block block, Context context, Indicator part) {
        Facts facts = aggregate(part).facts();
        for (String column : context.columns()) {
            block.subject().dimensionOf(column).ifPresent(dimension -> checkHas(part, facts, dimension));
        }
        if (block.figures().isEmpty()) {
            return;
        }
        facts.dimensions().values().forEach(dimension -> checkLevel(part, context, dimension));
        if (!context.isOnePeriod(facts.time().frequency())) {
            checkOverTime(part, context);
        }
    }

    private static void checkHas(Indicator part, Facts facts, Dimension dimension) {
        if (!facts.dimensions().containsKey(dimension.name())) {
            throw new InputException("Cannot ask for '" + part.name() + "' by " + dimension.name() + ": " + part.name()
                    + " is not broken down by " + dimension.name());
        }
    }

    private static void checkLevel(Indicator part, Context context, Dimension dimension) {
        String asked = context.levels().get(dimension.name());
        List<String> levels = dimension.levels();
        if (asked != null && !levels.contains(asked)) {
            throw new InputException("Cannot find level '" + asked + "' of " + dimension.name() + ": it has "
                    + String.join(", ", levels) + Nearest.hint(asked, levels));
        }
        Optional<String> level = dimension.level();
        if (asked != null && level.isPresent() && levels.indexOf(asked) > levels.indexOf(level.get())) {
            throw new InputException("Cannot ask for '" + part.name() + "' by " + asked + ": " + part.name()
                    + " is known by " + level.get() + " and not below");
        }
        if (asked == null && dimension.isHierarchy() && level.isEmpty() && !context.isOneMember(dimension)) {
            throw new InputException("Cannot sum '" + part.name() + "' over the levels of " + dimension.name()
                    + ": add " + dimension.levelColumn() + " = '" + levels.get(0) + "' to WHERE, or "
                    + dimension.name() + " to the select list");
        }
    }

    private static void checkOverTime(Indicator part, Context context) {
        switch (part.overTime()) {
            case SUM -> {}
            case NONE ->
                throw new InputException("Cannot ask for '" + part.name() + "' over several periods: it has no sum; "
                        + "add year to the select list, or one year to WHERE");
            case LAST, AVERAGE -> {
                Optional<SqlNode> mixed = context.mixed();
                if (mixed.isPresent()) {
                    throw new InputException("Cannot ask for '" + part.name() + "' where '"
                            + Sql.text(mixed.get()).replace("\"", "")
                            + "': it mixes time with other columns; ask by year, or take it apart by AND");
                }
            }
        }
    }

    private static void checkFrequencies(Context context, List<Indicator> parts) {
        for (Indicator part : parts) {
            List<String> known = aggregate(part).facts().time().frequency().columns();
            for (String column : context.columns()) {
                boolean finer = List.of("quarter", "month").contains(column) && !known.contains(column);
                boolean unlike = column.equals("period")
                        && aggregate(part).facts().time().frequency()
                                != aggregate(parts.get(0)).facts().time().frequency();
                if (finer || unlike) {
                    throw new InputException("Cannot ask for '" + part.name() + "' by " + column + ": its periods are "
                            + known.get(known.size() - 1) + "s; ask by year");
                }
            }
        }
    }

    /** Members of unlike levels never meet: 110000 of one table is none of the counties of another. */
    private static void checkLevelsMeet(Context context, List<Indicator> parts) {
        for (Indicator part : parts) {
            for (Dimension dimension : aggregate(part).facts().dimensions().values()) {
                Dimension first = aggregate(parts.get(0)).facts().dimensions().get(dimension.name());
                boolean meet = first == null || first.level().equals(dimension.level());
                if (!meet && context.uses(dimension) && !context.levels().containsKey(dimension.name())) {
                    throw new InputException("Cannot ask for '" + parts.get(0).name() + "' and '" + part.name()
                            + "' by "
                            + dimension.name() + ": they are known at unlike levels; add " + dimension.levelColumn()
                            + " = '" + dimension.levels().get(0) + "' to WHERE");
                }
            }
        }
    }

    private List<Noted> noted(List<Indicator> parts, Context context) {
        List<Noted> noted = new ArrayList<>();
        for (Indicator part : parts) {
            aggregate(part).facts().dimensions().values().stream()
                    .filter(dimension -> Notes.countsMembers(dimension, context))
                    .forEach(dimension -> noted.add(new Noted(part, Noted.What.MEMBERS, dimension.name())));
            noted.add(new Noted(part, Noted.What.FIRST, ""));
            noted.add(new Noted(part, Noted.What.LAST, ""));
        }
        return noted;
    }

    private static Leg cells(String name, Block block, Context context, List<Indicator> parts) {
        Facts facts = new Facts(
                block.subject().table(), block.subject().time(), block.subject().dimensions(), Optional.empty());
        return new Leg(name, facts, Leg.Kind.CELLS, context, parts, block.counts(), List.of());
    }
}
