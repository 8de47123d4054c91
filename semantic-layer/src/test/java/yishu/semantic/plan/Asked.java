package yishu.semantic.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import yishu.semantic.plan.Naive.Value;
import yishu.semantic.plan.NaiveCell.Filter;

/** A generated question, as SQL and as what it says. */
record Asked(String sql, List<String> keys, List<Filter> filters, Value value) {
    private static final List<String> FIGURES = List.of(
            "flow",
            "flow",
            "stock",
            "level",
            "single",
            "loose",
            "events",
            "events",
            "events",
            "firms",
            "typical",
            "most",
            "turnover",
            "rate",
            "both",
            "by_person");
    private static final List<List<String>> TIMES = List.of(
            List.of(),
            List.of("year"),
            List.of("year"),
            List.of("year", "quarter"),
            List.of("year", "month"),
            List.of("period"),
            List.of("month"));
    static final List<String> OPERATORS = List.of(
            "YOY",
            "POP",
            "YTD",
            "ROLLING",
            "MOVING_AVERAGE",
            "AVERAGE_GROWTH",
            "INDEX_TO",
            "SHARE",
            "CONTRIBUTION",
            "CONTRIBUTION_SHARE",
            "RANK_IN");

    static Asked any(Random random) {
        Value value = value(random, random.nextInt(5) == 0 ? 0 : random.nextInt(4) == 0 ? 2 : 1);
        List<String> keys = new ArrayList<>();
        if (random.nextBoolean()) {
            keys.add("region");
        }
        if (random.nextInt(3) == 0) {
            keys.add("industry");
        }
        keys.addAll(TIMES.get(random.nextInt(TIMES.size())));
        List<Filter> filters = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        filter(random, filters, texts);
        String select = keys.stream().map(key -> key + ", ").collect(Collectors.joining());
        String sql = "SELECT " + select + text(value) + " FROM indicators.monthly"
                + (texts.isEmpty() ? "" : " WHERE " + String.join(" AND ", texts))
                + (keys.isEmpty() ? "" : " GROUP BY " + String.join(", ", keys));
        return new Asked(sql, keys, filters, value);
    }

    private static Value value(Random random, int depth) {
        if (depth == 0) {
            return Value.figure(FIGURES.get(random.nextInt(FIGURES.size())));
        }
        String operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
        String dimension = random.nextInt(3) == 0 ? "industry" : "region";
        String argument =
                switch (operator) {
                    case "ROLLING", "MOVING_AVERAGE", "AVERAGE_GROWTH" -> String.valueOf(1 + random.nextInt(4));
                    case "INDEX_TO" -> String.valueOf(2020 + random.nextInt(3));
                    case "SHARE", "CONTRIBUTION", "CONTRIBUTION_SHARE", "RANK_IN" -> dimension;
                    default -> "";
                };
        return new Value(operator, List.of(value(random, depth - 1)), argument);
    }

    private static String text(Value value) {
        if (value.of().isEmpty()) {
            return value.head();
        }
        String argument = value.argument().isEmpty() ? "" : ", " + value.argument();
        return value.head() + "(" + text(value.of().get(0)) + argument + ")";
    }

    private static void filter(Random random, List<Filter> filters, List<String> texts) {
        switch (random.nextInt(6)) {
            case 0 -> add("region = 'r1'", new Filter("region", true, "r1"::equals), filters, texts);
            case 1 ->
                add(
                        "region <> 'r2'",
                        new Filter("region", false, it -> it != null && !it.equals("r2")),
                        filters,
                        texts);
            case 2 ->
                add(
                        "region IN ('r1', 'r3')",
                        new Filter("region", false, it -> "r1".equals(it) || "r3".equals(it)),
                        filters,
                        texts);
            default -> {}
        }
        if (random.nextInt(5) == 0) {
            add("industry IS NULL", new Filter("industry", false, Objects::isNull), filters, texts);
        }
        if (random.nextInt(6) == 0) {
            add("industry = 'a'", new Filter("industry", true, "a"::equals), filters, texts);
        }
        switch (random.nextInt(7)) {
            case 0 -> add("year = 2021", new Filter("year", true, it -> it.equals(2021)), filters, texts);
            case 1 -> add("year >= 2021", new Filter("year", false, it -> (int) it >= 2021), filters, texts);
            case 2 ->
                add(
                        "year BETWEEN 2020 AND 2021",
                        new Filter("year", false, it -> (int) it >= 2020 && (int) it <= 2021),
                        filters,
                        texts);
            case 3 -> add("month <= 6", new Filter("month", false, it -> (int) it <= 6), filters, texts);
            case 4 -> add("quarter = 2", new Filter("quarter", true, it -> it.equals(2)), filters, texts);
            case 5 ->
                add(
                        "period >= DATE '2021-05-01'",
                        new Filter("period", false, it -> !((LocalDate) it).isBefore(LocalDate.of(2021, 5, 1))),
                        filters,
                        texts);
            default -> {}
        }
    }

    private static void add(String text, Filter filter, List<Filter> filters, List<String> texts) {
        texts.add(text);
        filters.add(filter);
    }

    /** The operators in it; for one that has none, the figure. */
    Set<String> operators() {
        Set<String> all = new LinkedHashSet<>();
        for (Value it = value; !it.of().isEmpty(); it = it.of().get(0)) {
            all.add(it.head());
        }
        return all.isEmpty() ? Set.of(value.head()) : all;
    }
}
