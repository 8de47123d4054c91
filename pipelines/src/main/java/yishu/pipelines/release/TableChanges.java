package yishu.pipelines.release;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.normalize.Figure;

/** Changes for a terminal: the first of them in columns, then how many there are. */
final class TableChanges implements ChangeWriter {
    private final PrintWriter out;
    private final int limit;
    private final List<List<String>> lines = new ArrayList<>();
    private long left;

    /** @param limit how many changes are shown */
    TableChanges(Writer out, int limit) {
        this.out = new PrintWriter(out);
        this.limit = limit;
    }

    @Override
    public void begin(String dataset, String from, String to, List<String> key) {
        out.println(dataset + ": from " + from + " to " + to);
        lines.clear();
        left = 0;
        List<String> header = new ArrayList<>(List.of("change"));
        header.addAll(key);
        header.addAll(List.of("property", "old", "new", "difference", "relative", "standing"));
        lines.add(header);
    }

    @Override
    public void write(Change change) {
        if (lines.size() > limit) {
            left++;
            return;
        }
        List<String> cells = new ArrayList<>();
        cells.add(change.kind().name().toLowerCase(Locale.ROOT));
        change.key().forEach(it -> cells.add(Figure.text(it)));
        cells.add(change.property());
        cells.add(Figure.text(change.old()));
        cells.add(Figure.text(change.now()));
        cells.add(change.difference().map(Figure::text).orElse(""));
        cells.add(change.relative().map(Summary::percent).orElse(""));
        cells.add(standing(change));
        lines.add(cells);
    }

    /** What changed beside the value. */
    private static String standing(Change change) {
        List<String> changed = new ArrayList<>();
        add(changed, "status", change.was().status(), change.is().status());
        add(changed, "edition", change.was().edition(), change.is().edition());
        add(changed, "footnote", change.was().footnote(), change.is().footnote());
        return String.join(", ", changed);
    }

    private static void add(List<String> changed, String what, @Nullable String old, @Nullable String now) {
        if (old != null && now != null && !old.equals(now)) {
            changed.add(what + " " + old + " -> " + now);
        } else if (old == null ^ now == null) {
            changed.add(what + " " + (now == null ? old + " removed" : now));
        }
    }

    @Override
    public void end(Summary summary) {
        if (lines.size() > 1) {
            new Columns(lines).print(out);
        }
        if (left > 0) {
            out.printf(Locale.ROOT, "... and %,d more: --format csv shows all%n", left);
        }
        summary.lines().forEach(out::println);
        out.flush();
    }
}
