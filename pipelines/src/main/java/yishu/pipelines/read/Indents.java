package yishu.pipelines.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The labels of one column that the next one may lie under: below {@code Primary income}, an indented {@code Investment
 * income} is {@code Primary income/Investment income}.
 */
final class Indents {
    private final Deque<Level> levels = new ArrayDeque<>();

    private record Level(int depth, Markers.Taken label) {}

    /** How many blanks a label begins with. */
    static int depth(String cell) {
        int depth = 0;
        while (depth < cell.length() && Row.isBlank(cell.substring(depth, depth + 1))) {
            depth++;
        }
        return depth;
    }

    /** Forgets all labels: what follows lies under none of them. */
    void clear() {
        levels.clear();
    }

    /** Puts a label under those above it that are indented less. */
    void add(String cell, Markers markers) {
        int depth = depth(cell);
        while (!levels.isEmpty() && levels.getLast().depth() >= depth) {
            levels.removeLast();
        }
        levels.addLast(new Level(depth, markers.take(cell.strip())));
    }

    /** The last label behind those that it lies under, joined by slashes. */
    String path() {
        return levels.stream().map(it -> it.label().label()).collect(Collectors.joining("/"));
    }

    /** The markers of footnotes at any of these labels. */
    List<String> markers() {
        List<String> markers = new ArrayList<>();
        levels.forEach(it -> markers.addAll(it.label().markers()));
        return markers;
    }
}
