package yishu.semantic.plan;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;
import yishu.content.InputException;
import yishu.semantic.indicator.Dimension;
import yishu.semantic.indicator.Frequency;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.Measure.Facts;
import yishu.semantic.indicator.Sql;
import yishu.semantic.indicator.Subjects;
import yishu.semantic.question.Block;

/** Whether a figure has a meaning in a context: each of its parts must be known for the dimensions and periods asked for. */
final class Meaning {
    private final Subjects subjects;

    Meaning(Subjects subjects) {
        this.subjects = subjects;
    }

    /**
     * @param beside figures of the same block that were checked before
     * @throws InputException with the reason, when it has none
     */
    void check(Indicator figure, Block block, Context context, List<Indicator> beside) {
        List<Indicator> parts = subjects.aggregatesOf(figure);
        Indicator first = beside.isEmpty()
                ? parts.get(0)
                : subjects.aggregatesOf(beside.get(0)).get(0);
        for (Indicator part : parts) {
            Facts facts = Expand.aggregate(part).facts();
            context.columns()
                    .forEach(column -> block.subject().dimensionOf(column).ifPresent(it -> checkHas(part, facts, it)));
            facts.dimensions().values().forEach(dimension -> checkLevel(part, context, dimension));
            facts.dimensions().values().forEach(dimension -> checkLevelsMeet(first, part, context, dimension));
            checkFrequency(first, part, context);
            if (!context.isOnePeriod(facts.time().frequency())) {
                checkOverTime(part, context);
            }
        }
    }

    boolean exists(Indicator figure, Block block, Context context, List<Indicator> beside) {
        try {
            check(figure, block, context, beside);
            return true;
        } catch (InputException e) {
            return false;
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
            throw KnownCodes.unknownLevel(dimension, asked);
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

    private static void checkFrequency(Indicator first, Indicator part, Context context) {
        Frequency frequency = Expand.aggregate(part).facts().time().frequency();
        List<String> known = frequency.columns();
        for (String column : context.columns()) {
            boolean finer = List.of("quarter", "month").contains(column) && !known.contains(column);
            boolean unlike = column.equals("period")
                    && frequency != Expand.aggregate(first).facts().time().frequency();
            if (finer || unlike) {
                throw new InputException("Cannot ask for '" + part.name() + "' by " + column + ": its periods are "
                        + known.get(known.size() - 1) + "s; ask by year");
            }
        }
    }

    /** Members of unlike levels never meet: a province of one table is none of the counties of another. */
    private static void checkLevelsMeet(Indicator first, Indicator part, Context context, Dimension dimension) {
        Dimension other = Expand.aggregate(first).facts().dimensions().get(dimension.name());
        boolean meet = other == null || other.level().equals(dimension.level());
        if (!meet && context.uses(dimension) && !context.levels().containsKey(dimension.name())) {
            throw new InputException("Cannot ask for '" + first.name() + "' and '" + part.name() + "' by "
                    + dimension.name() + ": they are known at unlike levels; add " + dimension.levelColumn() + " = '"
                    + dimension.levels().get(0) + "' to WHERE");
        }
    }
}
