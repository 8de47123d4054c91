package yishu.semantic.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import yishu.semantic.indicator.Break;
import yishu.semantic.indicator.Frequency;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.OverTime;
import yishu.semantic.indicator.Subjects;
import yishu.semantic.plan.Term.Condition;
import yishu.semantic.question.Value;

/** Comparisons are made between like and like: of as many periods, and not over a break. */
record Comparison(Subjects subjects, Context context) {

    /** When the two may be compared. */
    List<Condition> conditions(Value of, Term now, Term then) {
        List<Condition> conditions = new ArrayList<>(unbroken(of, now, then));
        if (of.figures().stream().allMatch(figure -> figure.comparing().gapsAllowed())) {
            return conditions;
        }
        List<Reading> left = now.readings().distinct().toList();
        List<Reading> right = then.readings().distinct().toList();
        for (int place = 0; place < Math.min(left.size(), right.size()); place++) {
            Reading one = left.get(place);
            Reading other = right.get(place);
            boolean sure = context.isOnePeriod(
                    Expand.aggregate(one.part()).facts().time().frequency());
            boolean isWindow = !one.span().isShift() || !other.span().isShift();
            boolean isStock = one.part().overTime() == OverTime.LAST;
            if (isWindow ? isStock : !sure) {
                conditions.add(new Condition.Alike(one, other));
            }
        }
        return conditions;
    }

    /** That no break lies between the two. */
    List<Condition> unbroken(Value of, Term now, Term then) {
        List<LocalDate> places =
                of.figures().stream().flatMap(this::places).distinct().toList();
        List<Reading> left = now.readings().distinct().toList();
        List<Reading> right = then.readings().distinct().toList();
        if (places.isEmpty() || left.isEmpty() || right.isEmpty()) {
            return List.of();
        }
        return places.stream()
                .map(place -> (Condition) new Condition.Unbroken(left.get(0), right.get(0), place))
                .toList();
    }

    private Stream<LocalDate> places(Indicator figure) {
        Frequency frequency = Expand.aggregate(subjects.aggregatesOf(figure).get(0))
                .facts()
                .time()
                .frequency();
        return subjects.breaksOf(figure).stream()
                .flatMap((Break it) ->
                        it.only() ? Stream.of(it.from(), next(it.from(), frequency)) : Stream.of(it.from()));
    }

    private static LocalDate next(LocalDate period, Frequency frequency) {
        return frequency == Frequency.D ? period.plusDays(1) : period.plusMonths(frequency.months());
    }
}
