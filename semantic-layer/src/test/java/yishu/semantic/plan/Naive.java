package yishu.semantic.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a figure in a question means, cell by cell and fact by fact, as slowly and as plainly as it can be said. It is the
 * other opinion that the plan is held against, so it has nothing of the plan in it.
 */
final class Naive {
    /** A fact of a table: its dimensions, the first day of its period, and one figure. */
    record Fact(
            String table,
            Map<String, @Nullable String> at,
            LocalDate period,
            String item,
            @Nullable BigDecimal amount,
            @Nullable String firm) {}

    /** How a figure over facts is made. */
    record Figure(
            String table,
            @Nullable String item,
            String measure,
            String overTime,
            boolean gaps,
            boolean zero,
            boolean down) {}

    /** A value: a figure by name, a number, or an operator or sign over values with its last argument. */
    record Value(String head, List<Value> of, String argument) {
        int count() {
            return Integer.parseInt(argument);
        }

        static Value figure(String name) {
            return new Value(name, List.of(), "");
        }
    }

    /** @param pins whether it leaves the column one value */
    record Filter(String column, boolean pins, Predicate<@Nullable Object> test) {}

    private final List<Fact> facts;
    private final Map<String, Figure> figures;
    private final Map<String, Value> formulas;
    private final Map<Object, List<Fact>> chosen = new HashMap<>();

    Naive(List<Fact> facts, Map<String, Figure> figures, Map<String, Value> formulas) {
        this.facts = facts;
        this.figures = figures;
        this.formulas = formulas;
    }

    /** Where a cell is: members by dimension, the filters on dimensions, and its periods; a window must have them all. */
    private record Cell(
            Map<String, @Nullable Object> members,
            List<Filter> filters,
            TreeSet<LocalDate> periods,
            boolean isWindow,
            String grain) {
        Cell window(LocalDate from, LocalDate until) {
            TreeSet<LocalDate> all = Stream.iterate(from, day -> !day.isAfter(until), day -> day.plusMonths(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            return new Cell(members, filters, all, true, grain);
        }

        Cell moved(UnaryOperator<LocalDate> by) {
            TreeSet<LocalDate> all = periods.stream().map(by).collect(Collectors.toCollection(TreeSet::new));
            return new Cell(members, filters, all, isWindow, grain);
        }

        /** The same day of the grain so many periods before. */
        LocalDate back(LocalDate day, int count) {
            return day.minusMonths((grain.equals("M") ? 1L : grain.equals("Q") ? 3L : 12L) * count);
        }

        Cell toDate() {
            return window(periods.last().withDayOfYear(1), periods.last());
        }

        Cell rolled(int count) {
            return window(back(startOfLast(), count - 1), periods.last());
        }

        LocalDate startOfLast() {
            LocalDate last = periods.last();
            int month = last.getMonthValue();
            return last.withMonth(grain.equals("M") ? month : grain.equals("Q") ? (month - 1) / 3 * 3 + 1 : 1);
        }

        Cell without(String dimension) {
            Map<String, @Nullable Object> fewer = new LinkedHashMap<>(members);
            fewer.remove(dimension);
            return new Cell(fewer, free(dimension), periods, isWindow, grain);
        }

        List<Filter> free(String dimension) {
            return filters.stream().filter(it -> !it.column().equals(dimension)).toList();
        }
    }

    private static final List<String> TIMES = List.of("period", "year", "quarter", "month");

    private static Object time(String column, LocalDate day) {
        return switch (column) {
            case "year" -> day.getYear();
            case "quarter" -> (day.getMonthValue() + 2) / 3;
            case "month" -> day.getMonthValue();
            default -> day;
        };
    }

    /** The rows of a question: its keys, then its value. */
    Map<List<@Nullable Object>, @Nullable Object> rows(List<String> keys, List<Filter> filters, Value value) {
        List<Filter> times =
                filters.stream().filter(it -> TIMES.contains(it.column())).toList();
        List<Filter> others =
                filters.stream().filter(it -> !TIMES.contains(it.column())).toList();
        List<String> timeKeys = keys.stream().filter(TIMES::contains).toList();
        List<String> otherKeys =
                keys.stream().filter(key -> !TIMES.contains(key)).toList();
        List<Fact> about = leaves(value)
                .flatMap(leaf -> ofFigure(leaf).stream())
                .filter(fact -> matches(fact, others) && inTime(fact.period(), times))
                .toList();
        Set<List<@Nullable Object>> combinations = new LinkedHashSet<>();
        about.forEach(fact -> combinations.add(
                otherKeys.stream().map(key -> (Object) fact.at().get(key)).toList()));
        if (otherKeys.isEmpty() && timeKeys.isEmpty()) {
            combinations.add(List.of());
        }
        Set<List<Object>> spine = new LinkedHashSet<>();
        if (timeKeys.isEmpty()) {
            spine.add(List.of());
        } else if (!about.isEmpty()) {
            LocalDate last = about.stream()
                    .map(Fact::period)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            for (LocalDate day = about.stream()
                            .map(Fact::period)
                            .min(Comparator.naturalOrder())
                            .orElseThrow();
                    !day.isAfter(last);
                    day = day.plusMonths(1)) {
                if (inTime(day, times)) {
                    LocalDate now = day;
                    spine.add(timeKeys.stream().map(key -> time(key, now)).toList());
                }
            }
        }
        Map<List<@Nullable Object>, @Nullable Object> rows = new LinkedHashMap<>();
        for (List<@Nullable Object> combination : combinations) {
            for (List<Object> moment : spine) {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                IntStream.range(0, otherKeys.size()).forEach(i -> members.put(otherKeys.get(i), combination.get(i)));
                TreeSet<LocalDate> periods = calendar(timeKeys.isEmpty())
                        .filter(day -> inTime(day, times)
                                && IntStream.range(0, timeKeys.size()).allMatch(i -> time(timeKeys.get(i), day)
                                        .equals(moment.get(i))))
                        .collect(Collectors.toCollection(TreeSet::new));
                List<@Nullable Object> key = new ArrayList<>();
                keys.forEach(it -> key.add(
                        members.containsKey(it)
                                ? members.get(it)
                                : TIMES.contains(it) ? moment.get(timeKeys.indexOf(it)) : null));
                rows.put(key, value(value, new Cell(members, others, periods, false, grain(timeKeys, filters))));
            }
        }
        return rows;
    }

    private static String grain(List<String> timeKeys, List<Filter> filters) {
        Set<String> fixed = new LinkedHashSet<>(timeKeys);
        filters.stream().filter(Filter::pins).forEach(it -> fixed.add(it.column()));
        boolean isMonth = fixed.contains("period") || fixed.containsAll(List.of("year", "month"));
        return isMonth ? "M" : fixed.containsAll(List.of("year", "quarter")) ? "Q" : "A";
    }

    /** The periods in which a cell may lie; a block of periods ends where the facts do. */
    private Stream<LocalDate> calendar(boolean isBlock) {
        LocalDate last =
                facts.stream().map(Fact::period).max(Comparator.naturalOrder()).orElseThrow();
        LocalDate first =
                facts.stream().map(Fact::period).min(Comparator.naturalOrder()).orElseThrow();
        LocalDate end = isBlock ? last : last.withMonth(12);
        return Stream.iterate(first, day -> !day.isAfter(end), day -> day.plusMonths(1));
    }

    private static boolean inTime(LocalDate day, List<Filter> filters) {
        return filters.stream().allMatch(it -> it.test().test(time(it.column(), day)));
    }

    private static boolean matches(Fact fact, List<Filter> filters) {
        return filters.stream().allMatch(it -> it.test().test(fact.at().get(it.column())));
    }

    private Figure of(String name) {
        return Objects.requireNonNull(figures.get(name));
    }

    private Stream<String> leaves(Value value) {
        return figures.containsKey(value.head())
                ? Stream.of(value.head())
                : Stream.concat(
                        value.of().stream().flatMap(this::leaves),
                        formulas.containsKey(value.head()) ? leaves(formulas.get(value.head())) : Stream.empty());
    }

    private List<Fact> ofFigure(String name) {
        Figure figure = of(name);
        return chosen.computeIfAbsent(name, any -> facts.stream()
                .filter(fact -> fact.table().equals(figure.table())
                        && (figure.item() == null || figure.item().equals(fact.item())))
                .toList());
    }

    @Nullable
    Object value(Value value, Cell cell) {
        if (figures.containsKey(value.head())) {
            return figure(value.head(), cell);
        }
        if (formulas.containsKey(value.head())) {
            return value(formulas.get(value.head()), cell);
        }
        Value of = value.of().isEmpty() ? value : value.of().get(0);
        return switch (value.head()) {
            case "number" -> new BigDecimal(value.argument());
            case "+" -> both(of, value.of().get(1), cell, BigDecimal::add, Double::sum);
            case "*" -> both(of, value.of().get(1), cell, BigDecimal::multiply, (a, b) -> a * b);
            case "/" -> quotient(value(of, cell), value(value.of().get(1), cell));
            case "YOY" -> growth(of, cell, cell.moved(day -> day.minusYears(1)), day -> day.plusYears(1));
            case "POP" -> growth(of, cell, cell.moved(day -> cell.back(day, 1)), day -> cell.back(day, -1));
            case "YTD" ->
                value(
                        of,
                        cell.window(
                                cell.periods().last().withDayOfYear(1),
                                cell.periods().last()));
            case "ROLLING" -> value(of, cell.rolled(value.count()));
            case "MOVING_AVERAGE" -> {
                List<@Nullable Object> all = IntStream.range(0, value.count())
                        .mapToObj(n -> value(of, cell.moved(day -> cell.back(day, n))))
                        .toList();
                yield all.stream().anyMatch(Objects::isNull)
                        ? null
                        : all.stream().mapToDouble(Naive::number).sum() / all.size();
            }
            case "AVERAGE_GROWTH" -> {
                int years = value.count();
                Cell before = cell.moved(day -> day.minusYears(years));
                Object now = value(of, cell);
                Object then = value(of, before);
                yield now == null
                                || then == null
                                || number(now) <= 0
                                || number(then) <= 0
                                || !alike(of, cell, before, day -> day.plusYears(years))
                        ? null
                        : Math.pow(number(now) / number(then), 1.0 / years) - 1;
            }
            case "INDEX_TO" -> {
                LocalDate from = LocalDate.of(Integer.parseInt(value.argument()), 1, 1);
                Object index = quotient(value(of, cell), value(of, cell.window(from, from.withMonth(12))));
                yield index == null ? null : number(index) * 100;
            }
            case "SHARE" -> quotient(value(of, cell), value(of, cell.without(value.argument())));
            case "CONTRIBUTION", "CONTRIBUTION_SHARE" -> contribution(value, of, cell);
            case "RANK_IN" -> rank(of, cell, value.argument());
            default -> throw new IllegalArgumentException(value.head());
        };
    }

    private @Nullable Object figure(String name, Cell cell) {
        Figure figure = of(name);
        if (figure.overTime().equals("none") && cell.isWindow()) {
            throw new IllegalArgumentException("no sum");
        }
        Set<LocalDate> own = own(figure, cell);
        List<LocalDate> known = known(name, cell);
        boolean mayLack = figure.gaps() || figure.zero() || figure.overTime().equals("last");
        if (cell.isWindow() && (figure.zero() ? isBeyond(name, own) : !mayLack && known.size() < own.size())) {
            return null;
        }
        List<Fact> facts = facts(name, cell);
        if (own.size() > 1 && figure.overTime().equals("last")) {
            return known.isEmpty() ? null : measure(figure, at(facts, Set.of(known.get(0))));
        }
        if (own.size() > 1 && figure.overTime().equals("average")) {
            return known.isEmpty()
                    ? null
                    : known.stream()
                            .mapToDouble(day -> number(measure(figure, at(facts, Set.of(day)))))
                            .average()
                            .orElseThrow();
        }
        return measure(figure, at(facts, own));
    }

    /** Events are counted from the first period that has any to the last. */
    private boolean isBeyond(String name, Set<LocalDate> periods) {
        Set<LocalDate> counted = ofFigure(name).stream().map(Fact::period).collect(Collectors.toSet());
        return periods.stream()
                .anyMatch(day -> counted.stream().noneMatch(it -> !it.isAfter(day))
                        || counted.stream().noneMatch(it -> !it.isBefore(day)));
    }

    /** The cell's periods at the frequency of the figure's table. */
    private static Set<LocalDate> own(Figure figure, Cell cell) {
        return cell.periods().stream()
                .filter(day -> !figure.table().equals("yearly") || day.getMonthValue() == 1)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Fact> facts(String name, Cell cell) {
        return chosen.computeIfAbsent(
                Arrays.asList(name, cell.members(), cell.filters()), any -> ofFigure(name).stream()
                        .filter(fact -> matches(fact, cell.filters())
                                && cell.members().entrySet().stream()
                                        .allMatch(it -> Objects.equals(fact.at().get(it.getKey()), it.getValue())))
                        .toList());
    }

    /** The periods from which the figure takes its value in the cell; of a stock the last that anybody has one in. */
    private List<LocalDate> known(String name, Cell cell) {
        Figure figure = of(name);
        Set<LocalDate> own = own(figure, cell);
        if (figure.overTime().equals("last")) {
            return ofFigure(name).stream()
                    .filter(fact -> fact.amount() != null && own.contains(fact.period()))
                    .map(Fact::period)
                    .max(Comparator.naturalOrder())
                    .stream()
                    .toList();
        }
        List<Fact> facts = facts(name, cell);
        Figure strict = new Figure(figure.table(), figure.item(), figure.measure(), "sum", false, false, false);
        return own.stream()
                .filter(day -> measure(strict, at(facts, Set.of(day))) != null)
                .toList();
    }

    private record Read(String figure, Cell cell) {}

    /** Where figures are looked at for a value. */
    private Stream<Read> reads(Value value, Cell cell) {
        if (figures.containsKey(value.head())) {
            return Stream.of(new Read(value.head(), cell));
        }
        if (formulas.containsKey(value.head())) {
            return reads(Objects.requireNonNull(formulas.get(value.head())), cell);
        }
        return cells(value, cell).flatMap(it -> value.of().stream().flatMap(of -> reads(of, it)));
    }

    /** The cells at whose own place an operator looks. */
    private static Stream<Cell> cells(Value value, Cell cell) {
        return switch (value.head()) {
            case "YOY", "CONTRIBUTION", "CONTRIBUTION_SHARE" -> Stream.of(cell, cell.moved(day -> day.minusYears(1)));
            case "POP" -> Stream.of(cell, cell.moved(day -> cell.back(day, 1)));
            case "YTD" -> Stream.of(cell.toDate());
            case "ROLLING" -> Stream.of(cell.rolled(value.count()));
            case "MOVING_AVERAGE" ->
                IntStream.range(0, value.count()).mapToObj(n -> cell.moved(day -> cell.back(day, n)));
            case "AVERAGE_GROWTH" -> Stream.of(cell, cell.moved(day -> day.minusYears(value.count())));
            case "RANK_IN" -> Stream.of();
            default -> Stream.of(cell);
        };
    }

    /** Whether as many periods, from the same to the same, are behind both; a whole window is like any other. */
    private boolean alike(Value of, Cell now, Cell then, UnaryOperator<LocalDate> forward) {
        List<Read> one = reads(of, now).toList();
        List<Read> other = reads(of, then).toList();
        return IntStream.range(0, one.size()).allMatch(place -> {
            String name = one.get(place).figure();
            boolean isStock = of(name).overTime().equals("last");
            Cell cell = one.get(place).cell();
            if (of(name).gaps()
                    || (cell.isWindow() ? !isStock : own(of(name), cell).size() == 1)) {
                return true;
            }
            List<LocalDate> left = known(name, cell);
            List<LocalDate> right =
                    known(name, other.get(place).cell()).stream().map(forward).toList();
            return left.size() == right.size()
                    && !left.isEmpty()
                    && left.get(0).equals(right.get(0))
                    && left.get(left.size() - 1).equals(right.get(right.size() - 1));
        });
    }

    private @Nullable Object growth(Value of, Cell now, Cell then, UnaryOperator<LocalDate> forward) {
        Object one = value(of, now);
        Object other = value(of, then);
        if (one == null || other == null || !alike(of, now, then, forward)) {
            return null;
        }
        Object more = minus(one, other);
        if (of.head().equals("rate")) {
            return number(more) * 100;
        }
        return number(other) > 0 ? (Object) (number(more) / number(other)) : null;
    }

    private @Nullable Object contribution(Value value, Value of, Cell cell) {
        Cell before = cell.moved(day -> day.minusYears(1));
        Object now = value(of, cell);
        Object then = value(of, before);
        Object whole = value(of, before.without(value.argument()));
        if (now == null
                || then == null
                || whole == null
                || number(whole) <= 0
                || !alike(of, cell, before, day -> day.plusYears(1))) {
            return null;
        }
        double points = number(minus(now, then)) / number(whole);
        if (value.head().equals("CONTRIBUTION")) {
            return points * 100;
        }
        Object wholeNow = value(of, cell.without(value.argument()));
        if (wholeNow == null) {
            return null;
        }
        double growth = number(minus(wholeNow, whole)) / number(whole);
        return Math.abs(growth) < 0.0005 ? null : (Object) (points / growth);
    }

    private @Nullable Object rank(Value of, Cell cell, String dimension) {
        Object own = value(of, cell);
        if (own == null) {
            return null;
        }
        boolean isDown = named(of).equals("stock");
        long better = facts.stream()
                .map(fact -> fact.at().get(dimension))
                .distinct()
                .map(member -> {
                    Map<String, @Nullable Object> members = new LinkedHashMap<>(cell.members());
                    members.put(dimension, member);
                    return value(
                            of, new Cell(members, cell.free(dimension), cell.periods(), cell.isWindow(), cell.grain()));
                })
                .filter(Objects::nonNull)
                .filter(other -> isDown ? number(other) < number(own) : number(other) > number(own))
                .count();
        return BigDecimal.valueOf(better + 1);
    }

    private String named(Value value) {
        return value.of().isEmpty() ? value.head() : named(value.of().get(0));
    }

    private @Nullable Object both(
            Value left, Value right, Cell cell, BinaryOperator<BigDecimal> exact, DoubleBinaryOperator about) {
        Object one = value(left, cell);
        Object other = value(right, cell);
        if (one == null || other == null) {
            return null;
        }
        return one instanceof BigDecimal a && other instanceof BigDecimal b
                ? exact.apply(a, b)
                : (Object) about.applyAsDouble(number(one), number(other));
    }

    private static @Nullable Object quotient(@Nullable Object one, @Nullable Object other) {
        return one == null || other == null || number(other) == 0 ? null : number(one) / number(other);
    }

    private static Object minus(Object one, Object other) {
        return one instanceof BigDecimal a && other instanceof BigDecimal b
                ? a.subtract(b)
                : (Object) (number(one) - number(other));
    }

    static double number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).doubleValue();
    }

    private static List<Fact> at(List<Fact> facts, Set<LocalDate> periods) {
        return facts.stream().filter(fact -> periods.contains(fact.period())).toList();
    }

    private static @Nullable Object measure(Figure figure, List<Fact> facts) {
        List<BigDecimal> amounts =
                facts.stream().map(Fact::amount).filter(Objects::nonNull).toList();
        Optional<BigDecimal> value =
                switch (figure.measure()) {
                    case "SUM" -> amounts.stream().reduce(BigDecimal::add);
                    case "MAX" -> amounts.stream().max(Comparator.naturalOrder());
                    case "COUNT" -> facts.isEmpty() ? Optional.empty() : Optional.of(BigDecimal.valueOf(facts.size()));
                    case "DISTINCT" ->
                        Optional.of(facts.stream()
                                        .map(Fact::firm)
                                        .filter(Objects::nonNull)
                                        .distinct()
                                        .count())
                                .filter(count -> count > 0)
                                .map(BigDecimal::valueOf);
                    default -> Optional.empty();
                };
        if (figure.measure().equals("AVG")) {
            return amounts.isEmpty()
                    ? null
                    : number(amounts.stream().reduce(BigDecimal::add).get()) / amounts.size();
        }
        return value.orElse(figure.zero() ? BigDecimal.ZERO : null);
    }
}
