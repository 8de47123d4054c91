package yishu.pipelines.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/**
 * Whether a volume index with 上年=100 belongs to the years that it stands in.
 *
 * <p>Growth at current prices is the index times the deflator, and in one year the deflator is much the same in every
 * place. So the index must go with the growth of its own year better than with that of the year before (a column that
 * slipped by a row) or with the mean of the two (a column that was smoothed). Years are judged in fives, so that a column
 * that is wrong in different ways at different times is told apart. The implied deflators beyond belief are counted as
 * evidence: the fall of 2020 under 2021 implies that prices rose by 22.6 %.
 */
final class VolumeIndex {
    private static final int WINDOW = 5;
    private static final int SHOWN = 5;
    private static final int LEAST_PAIRS = 20;
    private static final double CLEARLY = 0.05;

    private final double lowest;
    private final double highest;

    VolumeIndex(double lowest, double highest) {
        this.lowest = lowest;
        this.highest = highest;
    }

    /** Values by place and year. */
    static final class Panel {
        private final Map<String, Map<Integer, Double>> values = new LinkedHashMap<>();

        void put(String place, int year, double value) {
            values.computeIfAbsent(place, any -> new HashMap<>()).put(year, value);
        }

        OptionalDouble at(String place, int year) {
            Double value = values.getOrDefault(place, Map.of()).get(year);
            return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
        }

        OptionalDouble growth(String place, int year) {
            OptionalDouble now = at(place, year);
            OptionalDouble before = at(place, year - 1);
            return now.isPresent() && before.isPresent() && before.getAsDouble() > 0
                    ? OptionalDouble.of(now.getAsDouble() / before.getAsDouble())
                    : OptionalDouble.empty();
        }

        Set<Integer> years() {
            Set<Integer> years = new TreeSet<>();
            values.values().forEach(it -> years.addAll(it.keySet()));
            return years;
        }
    }

    /** What is wrong with the index, or nothing. */
    Optional<String> judge(Panel index, Panel level) {
        TreeSet<Integer> years = new TreeSet<>(index.years());
        if (years.isEmpty()) {
            return Optional.empty();
        }
        Alignment whole = alignment(index, level, years.first(), years.last());
        if (!goesAstray(whole, CLEARLY)) {
            return Optional.empty();
        }
        List<String> wrong = new ArrayList<>();
        for (int first = years.first(); first <= years.last(); first += WINDOW) {
            int last = Math.min(first + WINDOW - 1, years.last());
            Alignment alignment = alignment(index, level, first, last);
            if (goesAstray(alignment, 0)) {
                wrong.add(first + "-" + last + " " + alignment);
            }
        }
        if (wrong.isEmpty()) {
            wrong.add(years.first() + "-" + years.last() + " " + whole);
        }
        return Optional.of(String.join(", ", wrong) + deflators(index, level));
    }

    /** Correlations of an index with the growth of its own year, of the year before, and with the mean of both. */
    private record Alignment(double own, double before, double mean) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "goes with %s (%.2f) rather than its own year (%.2f)",
                    before > mean ? "the growth of the year before" : "the mean growth of two years",
                    Math.max(before, mean),
                    own);
        }
    }

    private static boolean goesAstray(Alignment alignment, double by) {
        return Math.max(alignment.before(), alignment.mean()) > alignment.own() + by;
    }

    private static Alignment alignment(Panel index, Panel level, int first, int last) {
        return new Alignment(
                correlation(index, level, first, last, year -> year, year -> year),
                correlation(index, level, first, last, year -> year - 1, year -> year - 1),
                correlation(index, level, first, last, year -> year, year -> year - 1));
    }

    /** Pearson's correlation of the index with the mean growth of the two named years; NaN with too few pairs. */
    private static double correlation(
            Panel index, Panel level, int first, int last, IntUnaryOperator one, IntUnaryOperator other) {
        List<double[]> pairs = new ArrayList<>();
        for (String place : index.values.keySet()) {
            for (int year = first; year <= last; year++) {
                OptionalDouble published = index.at(place, year);
                OptionalDouble growth = level.growth(place, one.applyAsInt(year));
                OptionalDouble more = level.growth(place, other.applyAsInt(year));
                // Every alignment is judged on the same pairs: those for which both years are known.
                boolean known = level.growth(place, year).isPresent()
                        && level.growth(place, year - 1).isPresent();
                if (known && published.isPresent() && growth.isPresent() && more.isPresent()) {
                    pairs.add(new double[] {published.getAsDouble(), (growth.getAsDouble() + more.getAsDouble()) / 2});
                }
            }
        }
        return pairs.size() < LEAST_PAIRS ? Double.NaN : pearson(pairs);
    }

    private static double pearson(List<double[]> pairs) {
        double meanX = pairs.stream().mapToDouble(it -> it[0]).average().orElse(0);
        double meanY = pairs.stream().mapToDouble(it -> it[1]).average().orElse(0);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (double[] pair : pairs) {
            xy += (pair[0] - meanX) * (pair[1] - meanY);
            xx += (pair[0] - meanX) * (pair[0] - meanX);
            yy += (pair[1] - meanY) * (pair[1] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }

    private String deflators(Panel index, Panel level) {
        Map<String, Double> beyond = new HashMap<>();
        for (String place : index.values.keySet()) {
            for (int year : index.years()) {
                OptionalDouble growth = level.growth(place, year);
                OptionalDouble published = index.at(place, year);
                if (growth.isPresent() && published.isPresent()) {
                    double deflator = growth.getAsDouble() / (published.getAsDouble() / 100);
                    if (deflator < lowest || deflator > highest) {
                        beyond.put(String.format(Locale.ROOT, "%s %d %.3f", place, year, deflator), deflator);
                    }
                }
            }
        }
        if (beyond.isEmpty()) {
            return "";
        }
        String worst = beyond.entrySet().stream()
                .sorted(Comparator.comparingDouble(it -> -Math.abs(Math.log(it.getValue()))))
                .limit(SHOWN)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return "; " + beyond.size() + " implied deflators are beyond belief: " + worst;
    }
}
