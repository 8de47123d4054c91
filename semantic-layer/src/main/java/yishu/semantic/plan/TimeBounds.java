package yishu.semantic.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlBetweenOperator;
import org.jspecify.annotations.Nullable;
import yishu.semantic.indicator.PeriodSpan;

/**
 * Between which days the periods of cells lie, as far as conditions say so plainly: facts outside need not be read. They may
 * be wider than they must.
 *
 * @param from the first day, if any
 * @param until the last day
 */
record TimeBounds(@Nullable LocalDate from, @Nullable LocalDate until) {
    private static final TimeBounds NONE = new TimeBounds(null, null);

    /** Of the periods that the conditions on time leave. */
    static TimeBounds of(Context context) {
        return context.time().conditions().stream().map(TimeBounds::of).reduce(NONE, TimeBounds::within);
    }

    private static TimeBounds of(SqlNode condition) {
        if (!(condition instanceof SqlCall call) || call.operandCount() < 2 || !isTime(call.operand(0))) {
            return NONE;
        }
        SqlNode value = call.operand(1);
        return switch (call.getKind()) {
            case EQUALS -> of(value, value);
            case GREATER_THAN, GREATER_THAN_OR_EQUAL -> of(value, null);
            case LESS_THAN, LESS_THAN_OR_EQUAL -> of(null, value);
            case BETWEEN -> isPlain(call) ? of(value, call.operand(2)) : NONE;
            case IN ->
                value instanceof SqlNodeList list
                        ? list.stream()
                                .map(it -> of(it, it))
                                .reduce(TimeBounds::around)
                                .orElse(NONE)
                        : NONE;
            default -> NONE;
        };
    }

    private static boolean isTime(SqlNode node) {
        return node instanceof SqlIdentifier name
                && name.isSimple()
                && (name.getSimple().equals("year") || name.getSimple().equals("period"));
    }

    private static boolean isPlain(SqlCall call) {
        SqlBetweenOperator operator = (SqlBetweenOperator) call.getOperator();
        return !operator.isNegated() && operator.flag == SqlBetweenOperator.Flag.ASYMMETRIC;
    }

    private static TimeBounds of(@Nullable SqlNode from, @Nullable SqlNode until) {
        return new TimeBounds(
                days(from).map(PeriodSpan::from).orElse(null),
                days(until).map(PeriodSpan::until).orElse(null));
    }

    /** The days of a year, or the one of a date. */
    private static Optional<PeriodSpan> days(@Nullable SqlNode node) {
        return node instanceof SqlLiteral literal && node.getKind() == SqlKind.LITERAL
                ? Optional.ofNullable(literal.toValue()).flatMap(PeriodSpan::of)
                : Optional.empty();
    }

    private TimeBounds within(TimeBounds other) {
        return new TimeBounds(
                either(from, other.from, (one, two) -> one.isAfter(two) ? one : two),
                either(until, other.until, (one, two) -> one.isBefore(two) ? one : two));
    }

    private static @Nullable LocalDate either(
            @Nullable LocalDate one, @Nullable LocalDate other, BinaryOperator<LocalDate> both) {
        return one == null ? other : other == null ? one : both.apply(one, other);
    }

    private TimeBounds around(TimeBounds other) {
        return new TimeBounds(
                from == null || other.from == null ? null : from.isBefore(other.from) ? from : other.from,
                until == null || other.until == null ? null : until.isAfter(other.until) ? until : other.until);
    }

    /** Around the periods themselves and all to which spans lead. */
    TimeBounds around(List<Span> spans) {
        return spans.stream().map(this::through).reduce(this, TimeBounds::around);
    }

    private TimeBounds through(Span span) {
        TimeBounds bounds = this;
        for (Span.Step step : span.steps()) {
            bounds = bounds.through(step);
        }
        return bounds;
    }

    private TimeBounds through(Span.Step step) {
        if (step instanceof Span.Step.Shift shift) {
            return shifted(shift);
        }
        if (step instanceof Span.Step.Rolling rolling) {
            return around(shifted((Span.Step.Shift) Span.periods(-rolling.count(), rolling.grain())));
        }
        if (step instanceof Span.Step.At at) {
            return new TimeBounds(at.from(), at.until());
        }
        return new TimeBounds(from == null ? null : from.withDayOfYear(1), until);
    }

    private TimeBounds shifted(Span.Step.Shift shift) {
        return new TimeBounds(moved(from, shift), moved(until, shift));
    }

    private static @Nullable LocalDate moved(@Nullable LocalDate day, Span.Step.Shift shift) {
        return day == null ? null : day.plusMonths(shift.months()).plusDays(shift.days());
    }

    /** As SQL over the period of a fact. */
    List<String> conditions(String period) {
        return Stream.of(
                        Optional.ofNullable(from).map(day -> period + " >= DATE '" + day + "'"),
                        Optional.ofNullable(until).map(day -> period + " <= DATE '" + day + "'"))
                .flatMap(Optional::stream)
                .toList();
    }
}
