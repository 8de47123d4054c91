package yishu.pipelines.publish;

import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The hashes of many keys, and of the figures that they are about: 16 bytes for each. Told in order, once sorted. */
final class KeyHashes implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int FIRST = 1024;

    private long[] figures = new long[FIRST];
    private long[] keys = new long[FIRST];
    private int size;

    void add(KeyHash hash, @Nullable Object[] cells) {
        grow(size + 1);
        figures[size] = hash.ofFigure(cells);
        keys[size] = hash.ofKey(figures[size], cells);
        size++;
    }

    void addAll(KeyHashes others) {
        grow(size + others.size);
        System.arraycopy(others.figures, 0, figures, size, others.size);
        System.arraycopy(others.keys, 0, keys, size, others.size);
        size += others.size;
    }

    private void grow(int wanted) {
        if (wanted > keys.length) {
            int larger = Math.max(wanted, keys.length + (keys.length >> 1));
            figures = Arrays.copyOf(figures, larger);
            keys = Arrays.copyOf(keys, larger);
        }
    }

    /** Quick where what was added stands in order already. */
    KeyHashes sorted() {
        Arrays.parallelSort(figures, 0, size);
        Arrays.parallelSort(keys, 0, size);
        return this;
    }

    /** Whether no key stands twice. */
    boolean haveUniqueKeys() {
        return areUnique(keys, size);
    }

    /** Whether no figure is told twice. */
    boolean haveUniqueFigures() {
        return areUnique(figures, size);
    }

    private static boolean areUnique(long[] sorted, int size) {
        for (int index = 1; index < size; index++) {
            if (sorted[index] == sorted[index - 1]) {
                return false;
            }
        }
        return true;
    }

    boolean haveKey(long hash) {
        return Arrays.binarySearch(keys, 0, size, hash) >= 0;
    }

    boolean haveFigure(long hash) {
        return Arrays.binarySearch(figures, 0, size, hash) >= 0;
    }
}
