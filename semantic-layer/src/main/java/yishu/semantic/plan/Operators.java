package yishu.semantic.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import yishu.content.InputException;
import yishu.semantic.indicator.Formula;
import yishu.semantic.indicator.Frequency;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.Measure;
import yishu.semantic.indicator.OverTime;
import yishu.semantic.indicator.PeriodSpan;
import yishu.semantic.indicator.Sql;
import yishu.semantic.indicator.Subjects;
import yishu.semantic.indicator.Unit;
import yishu.semantic.plan.Term.Condition;
import yishu.semantic.question.Operator;
import yishu.semantic.question.Value;

/**
 * What operators mean: each evaluates its argument in a changed context, and they compose from the inside out. A change of
 * time is a {@link Span}; a change of anything else makes other cells, which stand {@link Others beside} these.
 */
final class Operators {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Subjects subjects;
    private final Context context;
    private final Others others;
    private final Comparison comparison;

    /** Makes the cells of other contexts. */
    interface Others {
        /** The value in the whole of a dimension. */
        Term whole(Value.Within within, Span span);

        /** The rank of the value among the members of a dimension. */
        Term rank(Value.Within within, Span span);
    }

    Operators(Subjects subjects, Context context, Others others) {
        this.subjects = subjects;
        this.context = context;
        this.others = others;
        this.comparison = new Comparison(subjects, context);
    }

    /**
     * The value in the context of a cell, its time as the span changes it.
     *
     * @throws InputException when it has no meaning there
     */
    Term term(Value value, Span span) {
        if (value instanceof Value.Figure figure) {
            return figure(figure.indicator(), span);
        }
        if (value instanceof Value.Constant constant) {
            return new Term.Constant(constant.number());
        }
        if (value instanceof Value.Arithmetic both) {
            return new Term.Arithmetic(both.operator(), term(both.left(), span), term(both.right(), span));
        }
        if (value instanceof Value.Within within) {
            return within(within, span);
        }
        checkTime(value);
        if (value instanceof Value.Counted counted) {
            return counted(counted, span);
        }
        if (value instanceof Value.Based based) {
            return index(based, span);
        }
        return plain((Value.Plain) value, span);
    }

    private Term figure(Indicator figure, Span span) {
        return figure.measure() instanceof Measure.Derived derived
                ? formula(derived.formula(), span)
                : read(figure, span);
    }

    private Term formula(Formula formula, Span span) {
        if (formula instanceof Formula.Constant constant) {
            return new Term.Constant(constant.value());
        }
        if (formula instanceof Formula.Part part) {
            return figure(subjects.indicator(part.indicator()), span);
        }
        Formula.Arithmetic both = (Formula.Arithmetic) formula;
        return new Term.Arithmetic(both.operator(), formula(both.left(), span), formula(both.right(), span));
    }

    /** A flow over a window lacks something where one of its periods does; a stock is that of the last. */
    private static Term read(Indicator part, Span span) {
        Reading reading = new Reading(part, span);
        Frequency frequency = Expand.aggregate(part).facts().time().frequency();
        boolean isWindow = !span.isShift() && !span.isOnePeriod(frequency);
        if (isWindow && part.overTime() == OverTime.NONE) {
            throw new InputException("Cannot ask for '" + part.name() + "' over several periods: it has no sum");
        }
        boolean mayLack = !isWindow
                || part.overTime() == OverTime.LAST
                || part.comparing().gapsAllowed();
        if (mayLack) {
            return new Term.Read(reading);
        }
        Condition whole = part.zeroWhenEmpty() ? new Condition.Within(reading) : new Condition.Whole(reading);
        return new Term.Where(new Term.Read(reading), List.of(whole));
    }

    private Term plain(Value.Plain plain, Span span) {
        return switch (plain.operator()) {
            case YTD -> term(plain.of(), span.then(new Span.Step.YearToDate()));
            case POP -> growth(plain.of(), span, Span.periods(-1, grain(plain.operator(), plain.of())));
            default -> growth(plain.of(), span, Span.years(-1));
        };
    }

    private Term counted(Value.Counted counted, Span span) {
        Value of = counted.of();
        return switch (counted.operator()) {
            case ROLLING -> term(of, span.then(new Span.Step.Rolling(counted.count(), grain(counted.operator(), of))));
            case MOVING_AVERAGE -> {
                Frequency grain = grain(counted.operator(), of);
                IntFunction<Term> back = count -> term(of, span.then(Span.periods(-count, grain)));
                yield new Term.Mean(
                        IntStream.range(0, counted.count()).mapToObj(back).toList());
            }
            default -> averageGrowth(of, span, counted.count());
        };
    }

    /** (now - then) / then, or in points; only where the two can be compared and the base is above nothing. */
    private Term growth(Value of, Span span, Span.Step back) {
        Term now = term(of, span);
        Term then = term(of, span.then(back));
        List<Condition> conditions = comparison.conditions(of, now, then);
        if (isInPoints(of)) {
            Term points = isShare(of) ? times(minus(now, then), HUNDRED) : minus(now, then);
            return new Term.Where(points, conditions);
        }
        conditions.add(new Condition.Positive(then));
        return new Term.Where(divide(minus(now, then), then), conditions);
    }

    /** Source: 国家统计局, 两年平均增速, the geometric mean of the growth of each year. */
    private Term averageGrowth(Value of, Span span, int years) {
        Term now = term(of, span);
        Term then = term(of, span.then(Span.years(-years)));
        List<Condition> conditions = comparison.conditions(of, now, then);
        conditions.add(new Condition.Positive(then));
        conditions.add(new Condition.Positive(now));
        return new Term.Where(
                minus(new Term.Root(divide(now, then), years), new Term.Constant(BigDecimal.ONE)), conditions);
    }

    private Term index(Value.Based based, Span span) {
        Term now = term(based.of(), span);
        Span at = new Span(
                List.of(new Span.Step.At(based.base().from(), based.base().until())));
        now.readings().forEach(reading -> checkBase(reading.part(), based.base()));
        Term then = term(based.of(), at);
        List<Condition> conditions = new ArrayList<>(comparison.unbroken(based.of(), now, then));
        return new Term.Where(times(divide(now, then), HUNDRED), conditions);
    }

    private static void checkBase(Indicator part, PeriodSpan base) {
        Frequency frequency = Expand.aggregate(part).facts().time().frequency();
        if (!base.isMadeOf(frequency)) {
            throw new InputException("Cannot use INDEX_TO: the base from " + base.from() + " to " + base.until()
                    + " is less than a period of '" + part.name() + "'; name a longer one");
        }
    }

    private Term within(Value.Within within, Span span) {
        return switch (within.operator()) {
            case SHARE -> divide(term(within.of(), span), others.whole(within, span));
            case RANK_IN -> others.rank(within, span);
            default -> {
                checkTime(within);
                yield contribution(within, span);
            }
        };
    }

    /** In points of the growth of the whole; or as a share of that growth, which has to be some. */
    private Term contribution(Value.Within within, Span span) {
        Span before = span.then(Span.years(-1));
        Term now = term(within.of(), span);
        Term then = term(within.of(), before);
        Term whole = others.whole(within, before);
        List<Condition> conditions = comparison.conditions(within.of(), now, then);
        conditions.add(new Condition.Positive(whole));
        Term points = new Term.Where(divide(minus(now, then), whole), conditions);
        if (within.operator() == Operator.CONTRIBUTION) {
            return times(points, HUNDRED);
        }
        Term growth = divide(minus(others.whole(within, span), whole), whole);
        Condition some = new Condition.Telling(growth);
        return new Term.Where(divide(points, growth), List.of(some));
    }

    private static boolean isInPoints(Value of) {
        return of instanceof Value.Figure figure
                && figure.indicator().comparing().inPoints();
    }

    /** Whether its values are quotients, of which a hundredth is a point; else it is told in per cent already. */
    private boolean isShare(Value of) {
        return of instanceof Value.Figure figure
                && subjects.unitOf(figure.indicator()).equals(Unit.RATIO);
    }

    private Frequency grain(Operator operator, Value of) {
        Frequency finest = Expand.aggregate(
                        subjects.aggregatesOf(of.figures().get(0)).get(0))
                .facts()
                .time()
                .frequency();
        return context.grain(finest).orElseThrow(() -> {
            String columns = finest == Frequency.A ? "year" : "year, or period,";
            return new InputException("Cannot use " + operator + ": a cell is not about one period; add " + columns
                    + " to the select list, or one period to WHERE");
        });
    }

    private void checkTime(Value value) {
        Operator operator = value instanceof Value.Plain plain
                ? plain.operator()
                : value instanceof Value.Counted counted
                        ? counted.operator()
                        : value instanceof Value.Based based ? based.operator() : ((Value.Within) value).operator();
        if (value.figures().isEmpty()) {
            throw new InputException("Cannot use " + operator + ": it is of a figure");
        }
        Context time = context.time();
        if (time.keys().isEmpty() && time.conditions().isEmpty()) {
            throw new InputException(
                    "Cannot use " + operator + " over all of time: add year to the select list, or a period to WHERE");
        }
        if (!time.keys().isEmpty()) {
            value.figures().forEach(figure -> grain(operator, new Value.Figure(figure)));
        }
        context.mixed().ifPresent(mixed -> {
            throw new InputException("Cannot use " + operator + " where '"
                    + Sql.text(mixed).replace("\"", "")
                    + "': it mixes time with other columns; ask by year, or take it apart by AND");
        });
    }

    private static Term minus(Term left, Term right) {
        return new Term.Arithmetic(Formula.Operator.MINUS, left, right);
    }

    private static Term divide(Term left, Term right) {
        return new Term.Arithmetic(Formula.Operator.DIVIDE, left, right);
    }

    private static Term times(Term left, BigDecimal right) {
        return new Term.Arithmetic(Formula.Operator.TIMES, left, new Term.Constant(right));
    }
}
