package yishu.semantic.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import yishu.content.InputException;

/** Questions that nobody thought of, each answered twice: by the plan, and by {@link Naive}. */
class GeneratedQuestionsTest {
    private static final long SEED = 20260101L;
    private static final int QUESTIONS = 300;

    @Test
    void thePlanAndThePlainMeaningAgree() {
        try (World world = new World(UnaryOperator.identity())) {
            Random random = new Random(SEED);
            Map<String, Integer> answered = new TreeMap<>();
            int refused = 0;
            for (int number = 0; number < QUESTIONS; number++) {
                Asked asked = Asked.any(random);
                Optional<String> difference;
                try {
                    difference = world.difference(asked);
                } catch (InputException e) {
                    refused++;
                    if (String.valueOf(e.getMessage()).matches("(?s)Cannot (answer|read) the question.*")) {
                        System.out.println(asked.sql() + "\n   " + e.getMessage());
                    }
                    answered.merge("refused " + String.valueOf(e.getMessage()).replaceAll("'.*", ""), 1, Integer::sum);
                    continue;
                }
                assertThat(difference)
                        .as("question %s of seed %s: %s", number, SEED, asked.sql())
                        .isEmpty();
                asked.operators().forEach(it -> answered.merge(it, 1, Integer::sum));
            }
            System.out.println(refused + " refused, " + answered);
        }
    }
}
