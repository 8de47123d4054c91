package yishu.semantic.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The facts that {@link Naive} looks at, and how a figure is made of those of a cell. */
record NaiveFacts(List<Fact> all, Map<String, Figure> figures, Map<Object, List<Fact>> chosen) {

    /** A fact of a table: its dimensions, the first day of its period, and what it says. */
    record Fact(
            String table,
            Map<String, @Nullable String> at,
            LocalDate period,
            String item,
            @Nullable BigDecimal amount,
            @Nullable String firm) {}

    /** How a figure over facts is made. */
    record Figure(String table, @Nullable String item, String measure, String overTime, boolean gaps, boolean zero) {
        boolean isStock() {
            return overTime.equals("last");
        }
    }

    static NaiveFacts of(List<Fact> all, Map<String, Figure> figures) {
        return new NaiveFacts(all, figures, new HashMap<>());
    }

    Figure figure(String name) {
        return Objects.requireNonNull(figures.get(name));
    }

    List<Fact> of(String name) {
        Figure figure = figure(name);
        return chosen.computeIfAbsent(name, any -> all.stream()
                .filter(fact -> fact.table().equals(figure.table())
                        && (figure.item() == null || figure.item().equals(fact.item())))
                .toList());
    }

    private List<Fact> in(NaiveCell cell, String name) {
        return chosen.computeIfAbsent(Arrays.asList(name, cell.members(), cell.filters()), any -> of(name).stream()
                .filter(fact -> matches(fact, cell.filters())
                        && cell.members().entrySet().stream()
                                .allMatch(it -> Objects.equals(fact.at().get(it.getKey()), it.getValue())))
                .toList());
    }

    static boolean matches(Fact fact, List<NaiveCell.Filter> filters) {
        return filters.stream().allMatch(it -> it.test().test(fact.at().get(it.column())));
    }

    /** The cell's periods at the frequency of the figure's table. */
    List<LocalDate> periods(String name, NaiveCell cell) {
        boolean isYearly = figure(name).table().equals("yearly");
        return cell.periods().stream()
                .filter(day -> !isYearly || day.getMonthValue() == 1)
                .toList();
    }

    /** The periods from which a figure takes its value in a cell; of a stock the last that anybody has one in. */
    List<LocalDate> known(String name, NaiveCell cell) {
        List<LocalDate> periods = periods(name, cell);
        if (figure(name).isStock()) {
            Set<LocalDate> told = of(name).stream()
                    .filter(fact -> fact.amount() != null)
                    .map(Fact::period)
                    .collect(Collectors.toSet());
            return periods.stream().filter(told::contains).max(Comparator.naturalOrder()).stream()
                    .toList();
        }
        return periods.stream()
                .filter(day -> measure(name, cell, List.of(day)) != null)
                .toList();
    }

    /** The figure in a cell. */
    @Nullable
    Double value(String name, NaiveCell cell) {
        Figure figure = figure(name);
        List<LocalDate> periods = periods(name, cell);
        List<LocalDate> known = known(name, cell);
        if (cell.isWindow() && lacks(name, periods, known)) {
            return null;
        }
        if (figure.isStock()) {
            return measure(name, cell, known);
        }
        Double value = figure.overTime().equals("average") && periods.size() > 1
                ? mean(known.stream().map(day -> measure(name, cell, List.of(day))))
                : measure(name, cell, periods);
        return value == null && figure.zero() ? Double.valueOf(0) : value;
    }

    /** Events are counted from the first period that has any to the last; of other flows each period must be known. */
    private boolean lacks(String name, List<LocalDate> periods, List<LocalDate> known) {
        Figure figure = figure(name);
        if (figure.zero()) {
            Set<LocalDate> counted = of(name).stream().map(Fact::period).collect(Collectors.toSet());
            return periods.stream()
                    .anyMatch(day -> counted.stream().noneMatch(it -> !it.isAfter(day))
                            || counted.stream().noneMatch(it -> !it.isBefore(day)));
        }
        return !figure.gaps() && !figure.isStock() && known.size() < periods.size();
    }

    private @Nullable Double measure(String name, NaiveCell cell, List<LocalDate> periods) {
        List<Fact> facts = in(cell, name).stream()
                .filter(fact -> periods.contains(fact.period()))
                .toList();
        List<BigDecimal> amounts =
                facts.stream().map(Fact::amount).filter(Objects::nonNull).toList();
        long firms = facts.stream()
                .map(Fact::firm)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        return switch (figure(name).measure()) {
            case "SUM" ->
                amounts.stream()
                        .reduce(BigDecimal::add)
                        .map(BigDecimal::doubleValue)
                        .orElse(null);
            case "MAX" ->
                amounts.stream()
                        .max(Comparator.naturalOrder())
                        .map(BigDecimal::doubleValue)
                        .orElse(null);
            case "AVG" -> mean(amounts.stream().map(BigDecimal::doubleValue));
            case "DISTINCT" -> firms == 0 ? null : Double.valueOf((double) firms);
            default -> facts.isEmpty() ? null : Double.valueOf(facts.size());
        };
    }

    static @Nullable Double mean(Stream<@Nullable Double> values) {
        List<@Nullable Double> all = values.toList();
        return all.isEmpty() || all.contains(null)
                ? null
                : Double.valueOf(
                        all.stream().mapToDouble(Objects::requireNonNull).sum() / all.size());
    }
}
