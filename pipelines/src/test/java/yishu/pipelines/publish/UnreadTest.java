package yishu.pipelines.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnreadTest {
    private final Unread unread = new Unread();

    @Test
    void filesWithTheSameColumnsAreToldTogether() {
        unread.add("calls_1.csv", List.of("remark", "clerk"));
        unread.add("calls_2.csv", List.of());
        unread.add("calls_3.csv", List.of("remark", "clerk"));
        unread.add("calls_4.csv", List.of("remark"));
        unread.add("calls_5.csv", List.of("remark", "clerk"));
        assertThat(unread.sentences())
                .containsExactly(
                        "nothing reads columns 'remark', 'clerk' of calls_1.csv and 2 more files",
                        "nothing reads column 'remark' of calls_4.csv");
    }

    @Test
    void manyColumnsAreCounted() {
        unread.add("a.csv", IntStream.range(0, 9).mapToObj(it -> "c" + it).toList());
        unread.add("b.csv", IntStream.range(0, 9).mapToObj(it -> "c" + it).toList());
        assertThat(unread.sentences())
                .containsExactly(
                        "nothing reads columns 'c0', 'c1', 'c2', 'c3', 'c4', 'c5' and 3 more of a.csv and 1 more file");
    }
}
