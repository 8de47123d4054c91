package yishu.semantic.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import yishu.semantic.indicator.Frequency;

/**
 * From which periods a cell is read: its own, or those to which operators lead from there, step by step.
 * {@code YOY(YTD(x))} reads x in the year to date, and in the year to date of a year earlier.
 */
record Span(List<Step> steps) {
    /** The cell's own periods. */
    static final Span OWN = new Span(List.of());

    private static final int YEAR = 12;

    Span {
        steps = List.copyOf(steps);
    }

    /** A change of the periods. */
    sealed interface Step {
        /** As many months later, or days where a period is a day. */
        record Shift(int months, int days) implements Step {}

        /** From the first day of the year of the last period on. */
        record YearToDate() implements Step {}

        /** The periods of a grain that end with the last one. */
        record Rolling(int count, Frequency grain) implements Step {}

        /** Certain periods, wherever the cell is. */
        record At(LocalDate from, LocalDate until) implements Step {}
    }

    static Step years(int count) {
        return new Step.Shift(YEAR * count, 0);
    }

    /** So many periods of a grain later. */
    static Step periods(int count, Frequency grain) {
        return grain == Frequency.D ? new Step.Shift(0, count) : new Step.Shift(count * grain.months(), 0);
    }

    Span then(Step step) {
        List<Step> more = new ArrayList<>(steps);
        int last = more.size() - 1;
        if (step instanceof Step.Shift next && last >= 0 && more.get(last) instanceof Step.Shift before) {
            more.set(last, new Step.Shift(before.months() + next.months(), before.days() + next.days()));
        } else {
            more.add(step);
        }
        more.remove(new Step.Shift(0, 0));
        return new Span(more);
    }

    boolean isOwn() {
        return steps.isEmpty();
    }

    /** Whether each period of the cell leads to one other, a fixed time away. */
    boolean isShift() {
        return steps.stream().allMatch(Step.Shift.class::isInstance);
    }

    /** Whether it leads to one certain period. */
    boolean isOnePeriod(Frequency frequency) {
        return !steps.isEmpty()
                && steps.get(steps.size() - 1) instanceof Step.At at
                && at.until()
                        .isBefore(
                                frequency == Frequency.D
                                        ? at.from().plusDays(1)
                                        : at.from().plusMonths(frequency.months()));
    }

    /** The one shift that those in it make. */
    Step.Shift shift() {
        int months = 0;
        int days = 0;
        for (Step step : steps) {
            if (step instanceof Step.Shift shift) {
                months += shift.months();
                days += shift.days();
            }
        }
        return new Step.Shift(months, days);
    }

    /** Spans that read the same have the same name; none for the cell's own. */
    String name() {
        if (isShift()) {
            return isOwn() ? "" : name(shift());
        }
        return steps.stream().map(Span::name).collect(Collectors.joining(", "));
    }

    private static String name(Step step) {
        if (step instanceof Step.Shift shift) {
            return (shift.months() == 0 ? "" : signed(shift.months()) + " months")
                    + (shift.days() == 0 ? "" : signed(shift.days()) + " days");
        }
        if (step instanceof Step.Rolling rolling) {
            return "last " + rolling.count() + " " + rolling.grain();
        }
        return step instanceof Step.At at ? "at " + at.from() + " to " + at.until() : "year to date";
    }

    private static String signed(int number) {
        return number > 0 ? "+" + number : String.valueOf(number);
    }
}
