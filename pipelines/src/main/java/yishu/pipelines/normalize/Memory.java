package yishu.pipelines.normalize;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Answers to what is asked again and again: a million rows are about a dozen periods. It forgets all when it has grown too
 * large, and remembers no exception. Safe for use by several threads.
 */
final class Memory<K, V> {
    private static final int REMEMBERED = 200_000;

    private final Function<K, V> answer;
    private final Map<K, V> answers = new ConcurrentHashMap<>();

    Memory(Function<K, V> answer) {
        this.answer = answer;
    }

    V of(K question) {
        V known = answers.get(question);
        if (known != null) {
            return known;
        }
        if (answers.size() > REMEMBERED) {
            answers.clear();
        }
        V found = answer.apply(question);
        answers.put(question, found);
        return found;
    }
}
