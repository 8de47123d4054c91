package yishu.semantic.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.fun.SqlBetweenOperator;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;
import yishu.semantic.indicator.Sql;

/**
 * Writes conditions on the year as ranges of the period, by which an engine leaves out files unread: {@code year = 2024}
 * becomes {@code period >= DATE '2024-01-01' AND period < DATE '2025-01-01'}. Both are unknown where the period is NULL,
 * so they agree under NOT and OR as well.
 */
final class YearRanges extends SqlShuttle {
    private static final int FIRST = 1;
    private static final int LAST = 9998;

    private YearRanges() {}

    static SqlNode in(SqlNode condition) {
        SqlNode result = condition.accept(new YearRanges());
        return result == null ? condition : result;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (call.isA(SqlKind.QUERY)) {
            return call;
        }
        Optional<String> range =
                switch (call.getKind()) {
                    case EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
                        isYear(call.operand(0))
                                ? comparison(call.getKind(), call.operand(1))
                                : isYear(call.operand(1))
                                        ? comparison(call.getKind().reverse(), call.operand(0))
                                        : Optional.empty();
                    case IN -> isYear(call.operand(0)) ? in(call) : Optional.empty();
                    case BETWEEN -> isYear(call.operand(0)) ? between(call) : Optional.empty();
                    default -> Optional.empty();
                };
        return range.isPresent() ? Sql.expression(range.get()) : super.visit(call);
    }

    private static boolean isYear(SqlNode node) {
        return node instanceof SqlIdentifier name
                && name.isSimple()
                && name.getSimple().equals("year");
    }

    private static Optional<String> comparison(SqlKind kind, SqlNode value) {
        return year(value).map(year -> switch (kind) {
            case EQUALS -> range(year, year);
            case LESS_THAN -> before(year);
            case LESS_THAN_OR_EQUAL -> before(year + 1);
            case GREATER_THAN -> from(year + 1);
            default -> from(year);
        });
    }

    private static Optional<String> between(SqlCall call) {
        SqlBetweenOperator operator = (SqlBetweenOperator) call.getOperator();
        boolean plain = !operator.isNegated() && operator.flag == SqlBetweenOperator.Flag.ASYMMETRIC;
        Optional<Integer> first = year(call.operand(1));
        Optional<Integer> last = year(call.operand(2));
        return plain && first.isPresent() && last.isPresent()
                ? Optional.of(range(first.get(), last.get()))
                : Optional.empty();
    }

    /** The runs of years, and the whole that they lie in, by which alone files can be left out. */
    private static Optional<String> in(SqlCall call) {
        if (!(call.operand(1) instanceof SqlNodeList list)) {
            return Optional.empty();
        }
        TreeSet<Integer> years = new TreeSet<>();
        for (SqlNode node : list) {
            Optional<Integer> year = year(node);
            if (year.isEmpty()) {
                return Optional.empty();
            }
            years.add(year.get());
        }
        List<String> runs = new ArrayList<>();
        for (int year : years) {
            if (!years.contains(year - 1)) {
                int last = year;
                while (years.contains(last + 1)) {
                    last++;
                }
                runs.add(range(year, last));
            }
        }
        return Optional.of(
                runs.size() == 1
                        ? runs.get(0)
                        : range(years.first(), years.last()) + " AND "
                                + runs.stream().collect(Collectors.joining(" OR ", "(", ")")));
    }

    private static Optional<Integer> year(SqlNode node) {
        return node instanceof SqlNumericLiteral number && number.isInteger()
                ? Optional.of(number.bigDecimalValue())
                        .filter(year -> year.precision() <= 4)
                        .map(year -> year.intValueExact())
                        .filter(year -> FIRST <= year && year <= LAST)
                : Optional.empty();
    }

    private static String range(int first, int last) {
        return "(" + from(first) + " AND " + before(last + 1) + ")";
    }

    private static String from(int year) {
        return "period >= " + firstDay(year);
    }

    private static String before(int year) {
        return "period < " + firstDay(year);
    }

    private static String firstDay(int year) {
        return String.format("DATE '%04d-01-01'", year);
    }
}
