package yishu.pipelines.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a sheet outside its data: before the first table, between two, or after the last. Between two tables,
 * rows are the notes of the upper one until a row says anew what stood above that one, such as its {@code 指标：};
 * from there on they introduce the lower one.
 */
final class Gap {
    private static final int SHOWN = 5;

    private final Context context;
    private final int headerRows;
    private final Map<String, String> above;
    private final boolean afterData;
    private final List<Said> said = new ArrayList<>();
    private final List<String> first = new ArrayList<>();
    private final Deque<Row> last = new ArrayDeque<>();
    private int count;

    /** A row of which something is kept, with the fields it gave. */
    private record Said(int place, String text, Map<String, String> fields) {}

    /** Before the first table of a sheet. */
    static Gap opening(Context context, int headerRows) {
        return new Gap(context, headerRows, Map.of(), false);
    }

    /** After a table that was introduced by the given fields. */
    static Gap after(Map<String, String> above, Context context, int headerRows) {
        return new Gap(context, headerRows, above, true);
    }

    private Gap(Context context, int headerRows, Map<String, String> above, boolean afterData) {
        this.context = context;
        this.headerRows = headerRows;
        this.above = above;
        this.afterData = afterData;
    }

    /** Keeps what may be needed of a row: a note, a field, a line of the header, something to show. */
    void add(Row row, String text) {
        Map<String, String> fields = context.in(text);
        if (afterData || !fields.isEmpty()) {
            said.add(new Said(count, text, fields));
        }
        if (first.size() < SHOWN) {
            first.add("  " + row.number() + ": " + text);
        }
        last.addLast(row);
        if (last.size() >= headerRows) {
            last.removeFirst();
        }
        count++;
    }

    /** The rows just above the found header row that belong to the header, from the top. */
    List<Row> upperHeader() {
        return List.copyOf(last);
    }

    int rows() {
        return count;
    }

    String shown() {
        return String.join("\n", first);
    }

    /** The notes of the table above. */
    List<String> notes(int end) {
        int turn = turn(end);
        return said.stream().filter(it -> it.place() < turn).map(Said::text).toList();
    }

    /** Fields of the table above that stand below it; what introduced it is not said twice. */
    Map<String, String> below(int end) {
        int turn = afterData ? turn(end) : 0;
        Map<String, String> below = new HashMap<>();
        said.stream().filter(it -> it.place() < turn).forEach(it -> it.fields().forEach(below::putIfAbsent));
        below.keySet().removeAll(above.keySet());
        return below;
    }

    /** Fields of the table that begins where the gap ends; the nearest to it counts. */
    Map<String, String> introduction(int end) {
        Map<String, String> taken = below(end);
        int turn = turn(end);
        Map<String, String> fields = new LinkedHashMap<>();
        for (Said it : said) {
            if (it.place() < end) {
                it.fields().forEach((key, value) -> {
                    if (it.place() >= turn || !taken.containsKey(key)) {
                        fields.put(key, value);
                    }
                });
            }
        }
        return fields;
    }

    /** The place of the first row that introduces the next table. */
    private int turn(int end) {
        return said.stream()
                .filter(it -> it.place() < end)
                .filter(it -> it.fields().keySet().stream().anyMatch(above::containsKey))
                .mapToInt(Said::place)
                .findFirst()
                .orElse(end);
    }
}
