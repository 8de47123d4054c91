package yishu.semantic.plan;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a cell of {@link Naive} is: members by dimension, the filters on dimensions, its months, and the length of its
 * period. A window must have a value in each of its months.
 */
record NaiveCell(
        Map<String, @Nullable Object> members,
        List<Filter> filters,
        TreeSet<LocalDate> periods,
        boolean isWindow,
        int months) {

    /** @param pins whether it leaves the column one value */
    record Filter(String column, boolean pins, Predicate<@Nullable Object> test) {}

    private NaiveCell at(TreeSet<LocalDate> others, boolean window) {
        return new NaiveCell(members, filters, others, window, months);
    }

    private NaiveCell moved(UnaryOperator<LocalDate> by) {
        return at(periods.stream().map(by).collect(Collectors.toCollection(TreeSet::new)), isWindow);
    }

    NaiveCell yearsBack(int count) {
        return moved(day -> day.minusYears(count));
    }

    NaiveCell back(int count) {
        return moved(day -> day.minusMonths((long) months * count));
    }

    NaiveCell window(LocalDate from, LocalDate until) {
        return at(
                Stream.iterate(from, day -> !day.isAfter(until), day -> day.plusMonths(1))
                        .collect(Collectors.toCollection(TreeSet::new)),
                true);
    }

    NaiveCell toDate() {
        return window(periods.last().withDayOfYear(1), periods.last());
    }

    NaiveCell rolled(int count) {
        LocalDate last = periods.last();
        LocalDate start = last.withMonth((last.getMonthValue() - 1) / months * months + 1);
        return window(start.minusMonths((count - 1L) * months), last);
    }

    NaiveCell whole(String dimension) {
        Map<String, @Nullable Object> fewer = new LinkedHashMap<>(members);
        fewer.remove(dimension);
        return new NaiveCell(fewer, free(dimension), periods, isWindow, months);
    }

    NaiveCell member(String dimension, @Nullable Object member) {
        Map<String, @Nullable Object> others = new LinkedHashMap<>(members);
        others.put(dimension, member);
        return new NaiveCell(others, free(dimension), periods, isWindow, months);
    }

    private List<Filter> free(String dimension) {
        return filters.stream().filter(it -> !it.column().equals(dimension)).toList();
    }
}
