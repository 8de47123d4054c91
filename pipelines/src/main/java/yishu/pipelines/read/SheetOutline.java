package yishu.pipelines.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.pipelines.contract.SourceSpec.Layout;

/** The tables of one sheet, found row by row: outside the data, in it, outside again. */
final class SheetOutline {
    private final String sheet;
    private final Layout layout;
    private final String file;
    private final Context patterns;
    private final List<Block> blocks = new ArrayList<>();
    private Gap gap;
    private @Nullable Row names;
    private @Nullable Table table;
    private boolean inData;

    SheetOutline(String sheet, Layout layout, String file) {
        this.sheet = sheet;
        this.layout = layout;
        this.file = file;
        this.patterns = new Context(layout);
        this.gap = Gap.opening(patterns, layout.headerRows());
    }

    boolean isOf(Row row) {
        return row.sheet().equals(sheet);
    }

    /** Whether all rows that follow are data, whatever they say. */
    boolean isDataToTheEnd() {
        return inData && table != null && !table.isEmpty() && layout.stopAt().isEmpty();
    }

    /** Adds rows that are data to the end. */
    void add(Counted rows) {
        if (table != null && rows.rows() > 0) {
            table.add(rows);
        }
    }

    void add(Row row) {
        if (row.number() == 0 && layout.skipUntil().isPresent()) {
            names = row;
            return;
        }
        if (table == null && layout.headerRows() == 0) {
            table = new Table(List.of(new Row(sheet, 0, List.of())), Labels.NONE);
            inData = true;
        }
        boolean mayBegin = !inData || table == null || table.isEmpty();
        if (!mayBegin && table != null && layout.stopAt().isEmpty()) {
            table.add(row);
            return;
        }
        String text = row.text();
        if (mayBegin && isHeader(text)) {
            begin(row);
        } else if (!inData || table == null) {
            gap.add(row);
        } else if (layout.stopAt().isPresent()
                && layout.stopAt().get().matcher(text).find()) {
            inData = false;
            gap = Gap.after(table.introduction, patterns, layout.headerRows());
            gap.add(row);
        } else {
            table.add(row);
        }
    }

    /** Without a pattern, a sheet has one table, and its header is the first rows that are not blank. */
    private boolean isHeader(String text) {
        return layout.skipUntil()
                .map(it -> it.matcher(text).find())
                .orElse(table == null && gap.rows() == layout.headerRows() - 1);
    }

    /**
     * Begins a table, or begins it anew where header rows follow each other: the last is the header. Where the format
     * names the columns, the found row only tells where the data begin.
     */
    private void begin(Row row) {
        boolean isHeader = names == null;
        if (!isHeader) {
            gap.add(row);
        }
        List<Row> header = new ArrayList<>(names == null ? gap.upperHeader() : List.of(names));
        int end = gap.rows() - (isHeader ? header.size() : 0);
        Labels introduction = gap.introduction(end);
        if (!inData && table != null) {
            blocks.add(finish(table, gap, end));
        } else if (inData && table != null) {
            introduction = table.introduction;
        }
        if (isHeader) {
            header.add(row);
            gap.add(row);
        }
        table = new Table(header, introduction);
        inData = true;
    }

    /** All tables, once the last row of the sheet was added. */
    List<Block> blocks() {
        if (table == null) {
            throw new InputException(notFound() + "; it begins\n" + gap.shown(), notFound(), null);
        }
        Gap last = inData ? Gap.opening(patterns, 1) : gap;
        blocks.add(finish(table, last, last.rows()));
        return blocks;
    }

    private Block finish(Table done, Gap after, int end) {
        Header header = Header.of(done.header, layout, done.width);
        List<String> names = header.names(layout.header());
        layout.fillDown().forEach(it -> known("fill down column", it, names, done));
        layout.labels().indented().forEach(it -> known("find indented column", it, names, done));
        Map<String, String> context = new HashMap<>(after.below(end));
        context.putAll(done.introduction.fields());
        return new Block(
                sheet,
                names,
                done.first,
                done.last,
                done.rows,
                context,
                after.notes(end),
                done.introduction.markers(),
                header.labels());
    }

    private void known(String verb, String column, List<String> header, Table of) {
        if (!header.contains(column)) {
            String where = "Cannot " + verb + " '" + column + "': the header in row " + of.headerRow() + " of file '"
                    + file + "'" + inSheet();
            throw new InputException(
                    where + " is " + String.join(", ", header) + Nearest.hint(column, header),
                    where + " has no such column",
                    null);
        }
    }

    private String notFound() {
        String wanted = layout.skipUntil()
                .map(it -> "no row matches skip_until '" + it + "'")
                .orElse("there are fewer rows than the " + layout.headerRows() + " of a header");
        return "Cannot find table in file '" + file + "'" + inSheet() + ": " + wanted
                + (sheet.isEmpty() ? "" : "; if the sheet holds no table, leave it out by 'sheets'");
    }

    private String inSheet() {
        return sheet.isEmpty() ? "" : " sheet '" + sheet + "'";
    }

    /** A table whose rows are being counted. */
    private static final class Table {
        private final List<Row> header;
        private final Labels introduction;
        private int first;
        private int last;
        private long rows;
        private int width;

        Table(List<Row> header, Labels introduction) {
            this.header = header;
            this.introduction = introduction;
            this.last = headerRow();
            this.first = last + 1;
        }

        void add(Row row) {
            first = isEmpty() ? row.number() : first;
            last = row.number();
            rows++;
            width = Math.max(width, row.width());
        }

        void add(Counted counted) {
            last = counted.last();
            rows += counted.rows();
            width = Math.max(width, counted.width());
        }

        boolean isEmpty() {
            return last < first;
        }

        int headerRow() {
            return header.get(header.size() - 1).number();
        }
    }
}
