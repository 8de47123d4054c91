package yishu.semantic.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import yishu.semantic.plan.NaiveCell.Filter;
import yishu.semantic.plan.NaiveFacts.Fact;

/**
 * What a figure in a question means, cell by cell and fact by fact, as slowly and as plainly as it can be said. It is the
 * other opinion that the plan is held against, so it has nothing of the plan in it.
 */
record Naive(NaiveFacts facts, Map<String, Value> formulas) {
    private static final List<String> TIMES = List.of("period", "year", "quarter", "month");

    /** A figure by name, a number, or an operator or sign over values with its last argument. */
    record Value(String head, List<Value> of, String argument) {
        static Value figure(String name) {
            return new Value(name, List.of(), "");
        }

        int count() {
            return Integer.parseInt(argument);
        }
    }

    private static Object time(String column, LocalDate day) {
        return switch (column) {
            case "year" -> day.getYear();
            case "quarter" -> (day.getMonthValue() + 2) / 3;
            case "month" -> day.getMonthValue();
            default -> day;
        };
    }

    /** The rows of a question: each combination of the other keys that has facts, in each period from first to last. */
    Map<List<@Nullable Object>, @Nullable Double> rows(List<String> keys, List<Filter> filters, Value value) {
        List<Filter> times =
                filters.stream().filter(it -> TIMES.contains(it.column())).toList();
        List<Filter> others =
                filters.stream().filter(it -> !TIMES.contains(it.column())).toList();
        List<String> timeKeys = keys.stream().filter(TIMES::contains).toList();
        List<String> otherKeys =
                keys.stream().filter(key -> !TIMES.contains(key)).toList();
        List<Fact> about = leaves(value)
                .flatMap(leaf -> facts.of(leaf).stream())
                .filter(fact -> NaiveFacts.matches(fact, others) && isIn(fact.period(), times))
                .toList();
        Set<List<@Nullable Object>> combinations = new LinkedHashSet<>();
        about.forEach(
                fact -> combinations.add(values(otherKeys, key -> fact.at().get(key))));
        if (keys.isEmpty()) {
            combinations.add(List.of());
        }
        Set<List<@Nullable Object>> spine = new LinkedHashSet<>();
        months(about)
                .filter(day -> isIn(day, times))
                .forEach(day -> spine.add(values(timeKeys, key -> time(key, day))));
        if (timeKeys.isEmpty()) {
            spine.add(List.of());
        }
        Map<List<@Nullable Object>, @Nullable Double> rows = new LinkedHashMap<>();
        for (List<@Nullable Object> combination : combinations) {
            for (List<@Nullable Object> moment : spine) {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                otherKeys.forEach(key -> members.put(key, combination.get(otherKeys.indexOf(key))));
                TreeSet<LocalDate> periods = months(timeKeys.isEmpty() ? facts.all() : wholeYears())
                        .filter(day -> isIn(day, times)
                                && values(timeKeys, key -> time(key, day)).equals(moment))
                        .collect(Collectors.toCollection(TreeSet::new));
                NaiveCell cell = new NaiveCell(members, others, periods, false, length(timeKeys, filters));
                rows.put(
                        values(keys, key -> TIMES.contains(key) ? moment.get(timeKeys.indexOf(key)) : members.get(key)),
                        value(value, cell));
            }
        }
        return rows;
    }

    private interface OfKey {
        @Nullable
        Object of(String key);
    }

    private static List<@Nullable Object> values(List<String> keys, OfKey value) {
        List<@Nullable Object> values = new ArrayList<>();
        keys.forEach(key -> values.add(value.of(key)));
        return values;
    }

    /** Where each cell is about a period of its own, the last year has all its months. */
    private List<Fact> wholeYears() {
        LocalDate last = facts.all().stream()
                .map(Fact::period)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<Fact> all = new ArrayList<>(facts.all());
        all.add(new Fact("", Map.of(), last.withMonth(12), "", null, null));
        return all;
    }

    /** From the first month of facts to the last. */
    private static Stream<LocalDate> months(List<Fact> facts) {
        List<LocalDate> all = facts.stream().map(Fact::period).sorted().toList();
        return all.isEmpty()
                ? Stream.of()
                : Stream.iterate(all.get(0), day -> !day.isAfter(all.get(all.size() - 1)), day -> day.plusMonths(1));
    }

    private static int length(List<String> timeKeys, List<Filter> filters) {
        Set<String> fixed = new LinkedHashSet<>(timeKeys);
        filters.stream().filter(Filter::pins).forEach(it -> fixed.add(it.column()));
        boolean isMonth = fixed.contains("period") || fixed.containsAll(List.of("year", "month"));
        return isMonth ? 1 : fixed.containsAll(List.of("year", "quarter")) ? 3 : 12;
    }

    private static boolean isIn(LocalDate day, List<Filter> filters) {
        return filters.stream().allMatch(it -> it.test().test(time(it.column(), day)));
    }

    private Stream<String> leaves(Value value) {
        return facts.figures().containsKey(value.head())
                ? Stream.of(value.head())
                : parts(value).flatMap(this::leaves);
    }

    private Stream<Value> parts(Value value) {
        Value formula = formulas.get(value.head());
        return formula == null ? value.of().stream() : Stream.of(formula);
    }

    private @Nullable Double value(Value value, NaiveCell cell) {
        if (facts.figures().containsKey(value.head())) {
            return facts.value(value.head(), cell);
        }
        if (formulas.containsKey(value.head())) {
            return value(parts(value).findFirst().orElseThrow(), cell);
        }
        if (value.head().equals("number")) {
            return Double.valueOf(value.argument());
        }
        Value of = value.of().get(0);
        return switch (value.head()) {
            case "+" -> both(value(of, cell), value(value.of().get(1), cell), Double::sum);
            case "*" -> both(value(of, cell), value(value.of().get(1), cell), (one, other) -> one * other);
            case "/" -> quotient(value(of, cell), value(value.of().get(1), cell));
            case "YOY" -> growth(of, cell, cell.yearsBack(1), cell.yearsBack(1));
            case "POP" -> growth(of, cell, cell.back(1), cell.back(1));
            case "YTD" -> value(of, cell.toDate());
            case "ROLLING" -> value(of, cell.rolled(value.count()));
            case "MOVING_AVERAGE" ->
                NaiveFacts.mean(IntStream.range(0, value.count()).mapToObj(n -> value(of, cell.back(n))));
            case "AVERAGE_GROWTH" -> averageGrowth(of, cell, value.count());
            case "INDEX_TO" -> {
                LocalDate base = LocalDate.of(value.count(), 1, 1);
                Double then = value(of, cell.window(base, base.withMonth(12)));
                yield both(quotient(value(of, cell), then), 100.0, (one, other) -> one * other);
            }
            case "SHARE" -> quotient(value(of, cell), value(of, cell.whole(value.argument())));
            case "CONTRIBUTION" -> both(contribution(value, cell), 100.0, (one, other) -> one * other);
            case "CONTRIBUTION_SHARE" -> {
                NaiveCell whole = cell.whole(value.argument());
                Double now = value(of, whole);
                Double then = value(of, whole.yearsBack(1));
                Double growth = quotient(both(now, then, (one, other) -> one - other), then);
                yield growth == null || Math.abs(growth) < 0.0005 ? null : quotient(contribution(value, cell), growth);
            }
            case "RANK_IN" -> rank(of, cell, value.argument());
            default -> throw new IllegalArgumentException(value.head());
        };
    }

    private record Read(String figure, NaiveCell cell) {}

    /** Where figures are looked at for a value, but for those of other members. */
    private Stream<Read> reads(Value value, NaiveCell cell) {
        if (facts.figures().containsKey(value.head())) {
            return Stream.of(new Read(value.head(), cell));
        }
        Stream<NaiveCell> cells =
                switch (value.head()) {
                    case "YOY", "CONTRIBUTION", "CONTRIBUTION_SHARE" -> Stream.of(cell, cell.yearsBack(1));
                    case "POP" -> Stream.of(cell, cell.back(1));
                    case "YTD" -> Stream.of(cell.toDate());
                    case "ROLLING" -> Stream.of(cell.rolled(value.count()));
                    case "MOVING_AVERAGE" -> IntStream.range(0, value.count()).mapToObj(cell::back);
                    case "AVERAGE_GROWTH" -> Stream.of(cell, cell.yearsBack(value.count()));
                    case "RANK_IN" -> Stream.of();
                    default -> Stream.of(cell);
                };
        return cells.flatMap(it -> parts(value).flatMap(of -> reads(of, it)));
    }

    /** Whether as many periods, from the same to the same, are behind both; a whole window is like any other. */
    private boolean alike(Value of, NaiveCell now, NaiveCell then) {
        List<Read> one = reads(of, now).toList();
        List<Read> other = reads(of, then).toList();
        return IntStream.range(0, one.size()).allMatch(at -> {
            String name = one.get(at).figure();
            NaiveCell cell = one.get(at).cell();
            NaiveFacts.Figure figure = facts.figure(name);
            return figure.gaps()
                    || (cell.isWindow()
                            ? !figure.isStock()
                            : facts.periods(name, cell).size() == 1)
                    || places(name, cell).equals(places(name, other.get(at).cell()));
        });
    }

    /** How many periods are known, and where the first and the last of them are among those of the cell. */
    private List<Integer> places(String name, NaiveCell cell) {
        List<LocalDate> all = facts.periods(name, cell);
        List<Integer> known = facts.known(name, cell).stream()
                .map(day -> cell.isWindow() ? all.size() - all.indexOf(day) : all.indexOf(day))
                .sorted(Comparator.naturalOrder())
                .toList();
        return known.isEmpty() ? List.of() : List.of(known.size(), known.get(0), known.get(known.size() - 1));
    }

    private @Nullable Double growth(Value of, NaiveCell now, NaiveCell then, NaiveCell base) {
        Double more = both(value(of, now), value(of, then), (one, other) -> one - other);
        Double part = value(of, base);
        if (more == null || part == null || !alike(of, now, then)) {
            return null;
        }
        return of.head().equals("rate") ? Double.valueOf(more * 100) : part > 0 ? Double.valueOf(more / part) : null;
    }

    private @Nullable Double averageGrowth(Value of, NaiveCell now, int years) {
        NaiveCell then = now.yearsBack(years);
        Double one = value(of, now);
        Double other = value(of, then);
        return one != null && other != null && one > 0 && other > 0 && alike(of, now, then)
                ? Double.valueOf(Math.pow(one / other, 1.0 / years) - 1)
                : null;
    }

    private @Nullable Double contribution(Value value, NaiveCell cell) {
        Value of = value.of().get(0);
        NaiveCell then = cell.yearsBack(1);
        Double more = both(value(of, cell), value(of, then), (one, other) -> one - other);
        Double whole = value(of, then.whole(value.argument()));
        return more != null && whole != null && whole > 0 && alike(of, cell, then)
                ? Double.valueOf(more / whole)
                : null;
    }

    private @Nullable Double rank(Value of, NaiveCell cell, String dimension) {
        Double own = value(of, cell);
        if (own == null) {
            return null;
        }
        boolean isLargestFirst = !leaf(of).equals("stock");
        return 1.0
                + facts.all().stream()
                        .map(fact -> fact.at().get(dimension))
                        .distinct()
                        .map(member -> value(of, cell.member(dimension, member)))
                        .filter(Objects::nonNull)
                        .filter(other -> isLargestFirst ? other > own : other < own)
                        .count();
    }

    private String leaf(Value value) {
        return value.of().isEmpty() ? value.head() : leaf(value.of().get(0));
    }

    private interface Arithmetic {
        double of(double one, double other);
    }

    private static @Nullable Double both(@Nullable Double one, @Nullable Double other, Arithmetic arithmetic) {
        return one == null || other == null ? null : Double.valueOf(arithmetic.of(one, other));
    }

    private static @Nullable Double quotient(@Nullable Double one, @Nullable Double other) {
        return one == null || other == null || other == 0 ? null : Double.valueOf(one / other);
    }
}
