package yishu.semantic.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import yishu.content.InputException;

/** Questions that nobody thought of, each answered twice: by the plan, and by {@link Naive}. */
class GeneratedQuestionsTest {
    private static final long SEED = 20260101L;
    private static final int QUESTIONS = Integer.getInteger("yishu.questions", 450);
    private static final int OF_EACH = 20;

    @Test
    void thePlanAndThePlainMeaningAgree() {
        try (World world = new World(UnaryOperator.identity())) {
            Random random = new Random(SEED);
            Map<String, Integer> answered = new TreeMap<>();
            for (int number = 0; number < QUESTIONS; number++) {
                Asked asked = Asked.any(random);
                Optional<String> difference = difference(world, asked);
                assertThat(difference)
                        .as("question %s of seed %s: %s", number, SEED, asked.sql())
                        .isEmpty();
                asked.operators().forEach(it -> answered.merge(it, 1, Integer::sum));
            }
            assertThat(Asked.OPERATORS)
                    .allSatisfy(it -> assertThat(answered.get(it)).isGreaterThanOrEqualTo(OF_EACH));
        }
    }

    /** A question without a meaning is refused; SQL of ours that the engine does not understand is no such refusal. */
    private static Optional<String> difference(World world, Asked asked) {
        try {
            return world.difference(asked);
        } catch (InputException e) {
            assertThat(e).hasMessageMatching("(?s)Cannot (use|ask for|look beyond).*");
            return Optional.empty();
        }
    }

    /** What a planner may well get wrong, done to its SQL. */
    static List<Map.Entry<String, UnaryOperator<String>>> faults() {
        return List.of(
                Map.entry("a filter lost", sql -> sql.replace("\"f\".\"item\" = 'p'", "TRUE")),
                Map.entry("a key that is NULL dropped", sql -> sql.replace("IS NOT DISTINCT FROM", "=")),
                Map.entry("a wrong denominator", sql -> sql.replaceFirst("(/ NULLIF\\(CAST\\()", "$12 * ")),
                Map.entry("a year of eleven months", sql -> sql.replace("INTERVAL '12' MONTH", "INTERVAL '11' MONTH")),
                Map.entry("the first for the last", sql -> sql.replace("MAX(\"p\".\"at\")", "MIN(\"p\".\"at\")")),
                Map.entry("a sum for a mean", sql -> sql.replace("AVG(", "SUM(")),
                Map.entry("things counted twice", sql -> sql.replace("COUNT(DISTINCT \"f\"", "COUNT(\"f\"")),
                Map.entry("the worst first", sql -> sql.replace(" DESC)", ")")),
                Map.entry("a window with a hole", sql -> sql.replaceAll("= (\"[^\"]* of all periods\")", "<= $1")),
                Map.entry(
                        "unlike years", sql -> sql.replaceAll("(\"[^\"]* periods\") = (\"[^\"]* periods\")", "$1 > 0")),
                Map.entry("cells of nowhere", sql -> sql.replaceAll("MAX\\([^()]*\"stands\"\\) = 1", "TRUE")),
                Map.entry("growth from below nothing", sql -> sql.replaceAll("> 0(?= THEN)", "<> 0")),
                Map.entry("no events as no value", sql -> sql.replaceAll("COALESCE\\(([^,()]*), 0\\)", "$1")),
                Map.entry(
                        "the year begins in every quarter",
                        sql -> sql.replace("DATE_TRUNC('year'", "DATE_TRUNC('quarter'")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsFound(Map.Entry<String, UnaryOperator<String>> fault) {
        try (World world = new World(fault.getValue())) {
            Random random = new Random(SEED);
            boolean found = Stream.generate(() -> Asked.any(random))
                    .limit(QUESTIONS)
                    .anyMatch(asked -> difference(world, asked).isPresent());
            assertThat(found).as(fault.getKey()).isTrue();
        }
    }
}
