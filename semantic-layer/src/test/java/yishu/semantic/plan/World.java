package yishu.semantic.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import yishu.content.Problems;
import yishu.semantic.engine.Engine;
import yishu.semantic.engine.Pinned;
import yishu.semantic.engine.Rows;
import yishu.semantic.indicator.Subjects;
import yishu.semantic.plan.Naive.Value;
import yishu.semantic.plan.NaiveFacts.Fact;
import yishu.semantic.plan.NaiveFacts.Figure;
import yishu.semantic.question.Request;

/** Generated facts, in the tables of an engine and in those of {@link Naive}. */
final class World implements AutoCloseable {
    private static final double TOLERANCE = 1e-12;
    private static final String NONE = "none";

    private final MemoryEngine engine = new MemoryEngine();
    private final SevenSteps desk;
    private final Naive naive;

    /** @param fault what is done to the SQL before it runs */
    World(UnaryOperator<String> fault) {
        List<Fact> facts = facts(new Random(7));
        engine.with("core.monthly", sql(facts, "monthly"), Map.of());
        engine.with("core.yearly", sql(facts, "yearly"), Map.of());
        Problems problems = new Problems();
        Subjects subjects = Subjects.read(
                Fixture.resource("generated"),
                Map.of(),
                table -> engine.find(table).map(MemoryEngine::columns),
                problems);
        problems.throwIfAny();
        desk = new SevenSteps(subjects, engine::pin, new Faulty(fault), ZoneId.of("Asia/Shanghai"), List::of);
        naive = new Naive(NaiveFacts.of(facts, figures()), formulas());
    }

    private final class Faulty implements Engine {
        private final UnaryOperator<String> fault;

        private Faulty(UnaryOperator<String> fault) {
            this.fault = fault;
        }

        @Override
        public Rows run(String sql, List<Pinned> tables) {
            return engine.run(fault.apply(sql), tables);
        }

        @Override
        public void close() {}
    }

    private static List<Fact> facts(Random random) {
        List<Fact> facts = new ArrayList<>();
        for (String region : List.of("r1", "r2", "r3", NONE)) {
            for (int year = 2019; year <= 2022; year++) {
                if (random.nextInt(8) > 0) {
                    facts.add(new Fact("yearly", at(region, null), LocalDate.of(year, 1, 1), "", amount(random), null));
                }
            }
            for (String industry : List.of("a", "b", NONE)) {
                boolean isFull = random.nextInt(3) > 0;
                for (LocalDate day = LocalDate.of(2019, 1, 1); day.getYear() < 2023; day = day.plusMonths(1)) {
                    for (String item : List.of("p", "q")) {
                        int rows = isFull || random.nextInt(3) > 0 ? 1 + random.nextInt(2) : 0;
                        boolean isOver = day.isAfter(LocalDate.of(2022, item.equals("p") ? 9 : 6, 1));
                        for (int row = 0; row < rows && !isOver; row++) {
                            BigDecimal amount = random.nextInt(40) == 0 ? null : amount(random);
                            String firm = random.nextInt(12) == 0 ? null : "f" + random.nextInt(6);
                            facts.add(new Fact("monthly", at(region, industry), day, item, amount, firm));
                        }
                    }
                }
            }
        }
        return facts;
    }

    private static Map<String, @Nullable String> at(String region, @Nullable String industry) {
        Map<String, @Nullable String> at = new LinkedHashMap<>();
        at.put("region", region.equals(NONE) ? null : region);
        if (industry != null) {
            at.put("industry", industry.equals(NONE) ? null : industry);
        }
        return at;
    }

    private static BigDecimal amount(Random random) {
        return BigDecimal.valueOf(random.nextInt(20) == 0 ? -random.nextInt(500) : random.nextInt(9000), 2);
    }

    private static String sql(List<Fact> facts, String table) {
        boolean isMonthly = table.equals("monthly");
        String rows = facts.stream()
                .filter(fact -> fact.table().equals(table))
                .map(fact -> "(" + quoted(fact.at().get("region")) + ", "
                        + quoted(fact.at().get("industry")) + ", DATE '"
                        + fact.period() + "', " + quoted(fact.item()) + ", "
                        + (fact.amount() == null ? "NULL" : fact.amount().toPlainString()) + ", " + quoted(fact.firm())
                        + ")")
                .collect(Collectors.joining(", "));
        String columns = isMonthly
                ? "region, industry, period, item, CAST(amount AS DECIMAL(18, 2)) AS amount, firm"
                : "region, period, CAST(amount AS DECIMAL(18, 2)) AS persons";
        return "SELECT " + columns + " FROM (VALUES " + rows + ") AS t(region, industry, period, item, amount, firm)";
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "CAST(NULL AS VARCHAR)" : "'" + text + "'";
    }

    private static Map<String, Figure> figures() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("flow", new Figure("monthly", "p", "SUM", "sum", false, false));
        figures.put("stock", new Figure("monthly", "q", "SUM", "last", false, false));
        figures.put("level", new Figure("monthly", "q", "SUM", "average", false, false));
        figures.put("single", new Figure("monthly", "p", "SUM", "none", false, false));
        figures.put("loose", new Figure("monthly", "p", "SUM", "sum", true, false));
        figures.put("events", new Figure("monthly", "p", "COUNT", "sum", false, true));
        figures.put("firms", new Figure("monthly", "p", "DISTINCT", "sum", false, false));
        figures.put("typical", new Figure("monthly", "p", "AVG", "sum", false, false));
        figures.put("most", new Figure("monthly", "p", "MAX", "sum", false, false));
        figures.put("people", new Figure("yearly", null, "SUM", "last", false, false));
        return figures;
    }

    private static Map<String, Value> formulas() {
        Value flow = Value.figure("flow");
        Value turnover = new Value("/", List.of(flow, Value.figure("stock")), "");
        Value twice = new Value("*", List.of(new Value("number", List.of(), "2"), Value.figure("most")), "");
        return Map.of(
                "turnover",
                turnover,
                "rate",
                turnover,
                "both",
                new Value("+", List.of(flow, twice), ""),
                "by_person",
                new Value("/", List.of(flow, Value.figure("people")), ""));
    }

    /** How the two answers differ. */
    Optional<String> difference(Asked asked) {
        Map<List<@Nullable Object>, @Nullable Object> ours = new LinkedHashMap<>();
        Rows rows = desk.answer(new Request(asked.sql(), Optional.empty(), "")).rows();
        int keys = asked.keys().size();
        for (List<@Nullable Object> row : rows.values()) {
            List<@Nullable Object> key = new ArrayList<>();
            row.subList(0, keys).forEach(it -> key.add(it instanceof Long number ? (Object) number.intValue() : it));
            if (ours.put(key, row.get(keys)) != null) {
                return Optional.of("twice " + key);
            }
        }
        Map<List<@Nullable Object>, @Nullable Double> plain = naive.rows(asked.keys(), asked.filters(), asked.value());
        if (!ours.keySet().equals(plain.keySet())) {
            return Optional.of("rows " + ours.keySet() + "\nrather than " + plain.keySet());
        }
        return plain.entrySet().stream()
                .filter(it -> !isSame(ours.get(it.getKey()), it.getValue()))
                .map(it -> it.getKey() + ": " + ours.get(it.getKey()) + " rather than " + it.getValue())
                .findFirst();
    }

    private static boolean isSame(@Nullable Object ours, @Nullable Double plain) {
        if (ours == null || plain == null) {
            return ours == null && plain == null;
        }
        double one = ((Number) ours).doubleValue();
        double other = plain;
        return Math.abs(one - other) <= TOLERANCE * Math.max(1, Math.max(Math.abs(one), Math.abs(other)));
    }

    @Override
    public void close() {
        engine.close();
    }
}
