package yishu.semantic.plan;

import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import yishu.content.InputException;
import yishu.semantic.indicator.Dimension;
import yishu.semantic.indicator.Direction;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.question.Operator;
import yishu.semantic.question.Value;

/** How members are ranked among those of a dimension. */
final class Ranks {
    private Ranks() {}

    static Cells.Ranking ranking(Value.Within within, List<String> among) {
        Indicator figure = within.of().figures().get(0);
        boolean isFigure = within.of() instanceof Value.Figure;
        return new Cells.Ranking(
                among,
                figure.good() != Direction.DOWN,
                isFigure ? figure.comparing().decimals() : OptionalInt.empty());
    }

    /** A member is ranked among the others, so the cells have to tell whose they are. */
    static Context withRanked(Context context, Collection<Value> values) {
        Context keyed = context;
        for (Value value : values) {
            for (Dimension dimension : ranked(value)) {
                keyed = withMember(keyed, dimension);
            }
        }
        return keyed;
    }

    /** @throws InputException where cells are not about one member each, as a whole is not */
    static void check(Context context, Dimension dimension) {
        if (!context.isOneMember(dimension)) {
            throw new InputException("Cannot use RANK_IN: a cell is not about one " + dimension.name() + "; add "
                    + dimension.name() + " to the select list");
        }
    }

    private static Context withMember(Context context, Dimension dimension) {
        check(context, dimension);
        Context keyed = context.by(dimension.name(), new SqlIdentifier(dimension.name(), SqlParserPos.ZERO));
        boolean mixesLevels = dimension.isHierarchy()
                && dimension.level().isEmpty()
                && !context.levels().containsKey(dimension.name());
        return mixesLevels
                ? keyed.by(dimension.levelColumn(), new SqlIdentifier(dimension.levelColumn(), SqlParserPos.ZERO))
                : keyed;
    }

    private static List<Dimension> ranked(Value value) {
        return value.withins().stream()
                .filter(within -> within.operator() == Operator.RANK_IN)
                .map(Value.Within::dimension)
                .toList();
    }
}
