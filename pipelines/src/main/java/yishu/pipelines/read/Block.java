package yishu.pipelines.read;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * One table within a file.
 *
 * @param sheet the sheet it stands in; empty for a file without sheets
 * @param header a name per column, no two alike: {@code 地区, 2024年, 2024年 (2), column_4}
 * @param firstRow number of its first row of data
 * @param lastRow number of its last row of data; less than {@code firstRow} if there is none
 * @param rows how many rows of data there are, without blank ones
 * @param context what the layout's patterns found around the data: {@code indicator -> 地区生产总值}
 * @param notes the rows after the data, as text, with the blanks that begin a continued note
 * @param markers of footnotes in what introduces it, which are about all of it
 * @param labels by column from 1, what the rows of its header say; none where they say no more than its name
 */
public record Block(
        String sheet,
        List<String> header,
        int firstRow,
        int lastRow,
        long rows,
        Map<String, String> context,
        List<String> notes,
        List<String> markers,
        Map<Integer, Labels> labels)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    public Block {
        header = List.copyOf(header);
        context = Map.copyOf(context);
        notes = List.copyOf(notes);
        markers = List.copyOf(markers);
        labels = Map.copyOf(labels);
    }

    /** A table whose labels are names and nothing more. */
    public Block(
            String sheet,
            List<String> header,
            int firstRow,
            int lastRow,
            long rows,
            Map<String, String> context,
            List<String> notes) {
        this(sheet, header, firstRow, lastRow, rows, context, notes, List.of(), Map.of());
    }

    /** The same table without a word of the rows below it. */
    public Block withoutNotes() {
        return new Block(sheet, header, firstRow, lastRow, rows, context, List.of(), markers, labels);
    }

    /** What the header says of a column, from 1, beside its name. */
    public Labels labels(int column) {
        return labels.getOrDefault(column, Labels.NONE);
    }

    /** The column, from 1, with this name. */
    public OptionalInt columnOf(String name) {
        int index = header.indexOf(name);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index + 1);
    }

    /** Whether the row is one of its data. */
    public boolean holds(Row row) {
        return row.sheet().equals(sheet) && row.number() >= firstRow && row.number() <= lastRow;
    }
}
