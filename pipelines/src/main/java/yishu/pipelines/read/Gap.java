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
    private final Labels above;
    private final boolean afterData;
    private final List<Said> said = new ArrayList<>();
    private final List<String> first = new ArrayList<>();
    private final Deque<Row> last = new ArrayDeque<>();
    private int count;

    /** A row of which something is kept, with what it says of a table. */
    private record Said(int place, String note, Labels labels) {}

    /** Before the first table of a sheet. */
    static Gap opening(Context context, int headerRows) {
        return new Gap(context, headerRows, Labels.NONE, false);
    }

    /** After a table that was introduced by the given fields. */
    static Gap after(Labels above, Context context, int headerRows) {
        return new Gap(context, headerRows, above, true);
    }

    private Gap(Context context, int headerRows, Labels above, boolean afterData) {
        this.context = context;
        this.headerRows = headerRows;
        this.above = above;
        this.afterData = afterData;
    }

    /** Keeps what may be needed of a row: a note, a field, a line of the header, something to show. */
    void add(Row row) {
        Labels labels = context.in(row);
        if (afterData || !labels.fields().isEmpty()) {
            said.add(new Said(count, context.note(row), labels));
        }
        if (first.size() < SHOWN) {
            first.add("  " + row.number() + ": " + row.text());
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
        return said.stream().filter(it -> it.place() < turn).map(Said::note).toList();
    }

    /** Fields of the table above that stand below it; what introduced it is not said twice. */
    Map<String, String> below(int end) {
        int turn = afterData ? turn(end) : 0;
        Map<String, String> below = new HashMap<>();
        said.stream()
                .filter(it -> it.place() < turn)
                .forEach(it -> it.labels().fields().forEach(below::putIfAbsent));
        below.keySet().removeAll(above.fields().keySet());
        below.keySet().removeIf(context::isHeading);
        return below;
    }

    /** What is said of the table that begins where the gap ends; the nearest to it counts. */
    Labels introduction(int end) {
        Map<String, String> taken = below(end);
        int turn = turn(end);
        Labels labels = Labels.NONE;
        for (Said it : said) {
            if (it.place() < end) {
                Map<String, String> fields = new LinkedHashMap<>(it.labels().fields());
                if (it.place() < turn) {
                    fields.keySet().removeAll(taken.keySet());
                }
                List<String> markers =
                        fields.isEmpty() ? List.of() : it.labels().markers();
                labels = labels.and(new Labels(fields, markers));
            }
        }
        return labels;
    }

    /** The place of the first row that introduces the next table. */
    private int turn(int end) {
        return said.stream()
                .filter(it -> it.place() < end)
                .filter(it -> it.labels().fields().keySet().stream().anyMatch(above.fields()::containsKey))
                .mapToInt(Said::place)
                .findFirst()
                .orElse(end);
    }
}
