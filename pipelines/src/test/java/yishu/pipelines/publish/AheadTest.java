package yishu.pipelines.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import yishu.content.InputException;

class AheadTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 499, 500, 501, 100_000})
    void everyElementArrivesInItsOrder(int count) {
        List<Integer> elements = IntStream.range(0, count).boxed().toList();
        List<Integer> arrived = new ArrayList<>();
        try (Ahead<Integer> ahead = new Ahead<>(elements.iterator())) {
            ahead.forEachRemaining(arrived::add);
            assertThatThrownBy(ahead::next).isInstanceOf(NoSuchElementException.class);
        }
        assertThat(arrived).isEqualTo(elements);
    }

    @Test
    void whatMakingOneThrowsIsThrownToTheReader() {
        try (Ahead<Integer> ahead = new Ahead<>(IntStream.range(0, 2_000)
                .map(number -> {
                    if (number == 1_200) {
                        throw new InputException("Cannot read row 1200");
                    }
                    return number;
                })
                .iterator())) {
            assertThatThrownBy(() -> ahead.forEachRemaining(it -> {}))
                    .isInstanceOf(InputException.class)
                    .hasMessage("Cannot read row 1200");
        }
    }

    @Test
    void nothingIsMadeOnceItIsClosed() {
        AtomicInteger made = new AtomicInteger();
        Ahead<Integer> ahead = new Ahead<>(IntStream.iterate(0, it -> it + 1)
                .peek(it -> made.incrementAndGet())
                .iterator());
        ahead.next();
        ahead.close();
        int before = made.get();
        assertThat(made.get()).isEqualTo(before).isLessThan(10_000);
    }
}
