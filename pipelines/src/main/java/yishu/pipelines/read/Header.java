package yishu.pipelines.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import yishu.pipelines.contract.SourceSpec.Direction;
import yishu.pipelines.contract.SourceSpec.Layout;

/**
 * The names of a table's columns from the rows that make its header. A text above several columns counts for all of
 * them: {@code 2024年, (blank)} above {@code 男, 女} gives {@code 2024年/男, 2024年/女}. A column that is blank in all rows has
 * no name.
 */
final class Header {
    private final List<HeaderRow> rows;
    private final List<String> fields;
    private final int width;

    private Header(List<HeaderRow> rows, List<String> fields, int width) {
        this.rows = rows;
        this.fields = fields;
        this.width = width;
    }

    /** A header for as many columns as its rows, the given names or the data have. */
    static Header of(List<Row> rows, Layout layout, int dataWidth) {
        int width = Math.max(layout.header().size(), dataWidth);
        Markers markers = new Markers(layout.labels().markers());
        List<Direction> directions = List.copyOf(layout.labels().rows().values());
        List<HeaderRow> labels = new ArrayList<>();
        for (int number = 0; number < rows.size(); number++) {
            Row row = rows.get(number);
            boolean last = number == rows.size() - 1;
            Direction unsaid = last ? Direction.ABOVE : Direction.LEFT;
            labels.add(new HeaderRow(row, directions.isEmpty() ? unsaid : directions.get(number), markers));
            width = Math.max(width, row.width());
        }
        return new Header(labels, List.copyOf(layout.labels().rows().keySet()), width);
    }

    /**
     * A name per column, no two alike.
     *
     * @param given names of the first columns, in place of what stands there
     */
    List<String> names(List<String> given) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int column = 0; column < width; column++) {
            String name = column < given.size()
                    ? given.get(column)
                    : String.join("/", texts(column).values());
            names.add(distinct(name.isEmpty() ? "column_" + (column + 1) : name, taken));
        }
        return names;
    }

    /** What the rows say of each column, from 1: the fields that they are named for, and the markers of footnotes. */
    Map<Integer, Labels> labels() {
        Map<Integer, Labels> labels = new TreeMap<>();
        for (int column = 0; column < width; column++) {
            Labels of = labels(column);
            if (!of.equals(Labels.NONE)) {
                labels.put(column + 1, of);
            }
        }
        return labels;
    }

    private Labels labels(int column) {
        Map<String, String> said = new LinkedHashMap<>();
        List<String> markers = new ArrayList<>();
        texts(column).forEach((row, text) -> {
            markers.addAll(rows.get(row).markers(over(row, column)));
            if (!fields.isEmpty()) {
                said.put(fields.get(row), text);
            }
        });
        return new Labels(said, markers);
    }

    private static String distinct(String name, Set<String> taken) {
        String distinct = name;
        for (int count = 2; !taken.add(distinct); count++) {
            distinct = name + " (" + count + ")";
        }
        return distinct;
    }

    /** By row, the label that stands in the column or is spread over it. */
    private Map<Integer, String> texts(int column) {
        Map<Integer, String> texts = new TreeMap<>();
        if (rows.stream().anyMatch(it -> !it.own(column).isEmpty())) {
            for (int row = 0; row < rows.size(); row++) {
                int from = over(row, column);
                if (from >= 0) {
                    texts.put(row, rows.get(row).own(from));
                }
            }
        }
        return texts;
    }

    private int over(int row, int column) {
        return rows.get(row).over(column, rows.subList(0, row));
    }
}
