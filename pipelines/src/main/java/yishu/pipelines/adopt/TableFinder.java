package yishu.pipelines.adopt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import yishu.pipelines.adopt.Cells.Kind;
import yishu.pipelines.read.Row;

/**
 * Finds header and data among the rows of a sheet: the header is the row whose cells differ most in kind from those right
 * below them. {@code 地区,2024年} above {@code 北京市,1.5} is one, a title in a cell of its own is not.
 */
final class TableFinder {
    private static final int DEEPEST = 60;
    private static final int COMPARED = 80;
    private static final int MOST_HEADERS = 6;
    private static final Pattern SAID = Pattern.compile("^.{1,14}[:：].");
    static final Pattern NOTE = Pattern.compile("(?i)^[\\s,\"*（(]*(注|备注|附注|注释|说明|资料来源|数据来源|来源|数据出处|填表说明|制表|单位负责人"
            + "|notes?|sources?|footnotes?|data from database|last updated)\\s*[:：.\\d①]");

    private final Cells cells;
    private final List<Row> rows;
    private final int width;

    private TableFinder(Cells cells, List<Row> rows) {
        this.cells = cells;
        this.rows = rows;
        this.width = rows.stream().mapToInt(Row::width).max().orElse(0);
    }

    static Table in(Looked.Sheet sheet, Cells cells) {
        return new TableFinder(cells, sheet.rows()).table(sheet.name());
    }

    private Table table(String sheet) {
        if (!rows.isEmpty() && rows.get(0).number() == 0) {
            return named(sheet);
        }
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int at = 0; at < Math.min(DEEPEST, rows.size() - 1); at++) {
            double score = score(at);
            if (score > most + 1e-9) {
                best = at;
                most = score;
            }
        }
        boolean headless =
                most <= 0 && holdsNumbers(rows.get(0)) && holdsNumbers(rows.get(Math.min(1, rows.size() - 1)));
        best = headless ? best : lowest(best);
        int header = headless ? -1 : best;
        int end = end(header);
        List<Row> ends = new ArrayList<>();
        if (end < rows.size()) {
            ends.add(rows.get(end));
        }
        if (header >= 0) {
            ends.addAll(between(header, end));
        }
        return new Table(sheet, rows, header, headless ? 0 : headerRows(best), end, List.copyOf(ends));
    }

    /** Where the format names the columns, rows of another shape at the begin and the end are titles and totals. */
    private Table named(String sheet) {
        int columns = rows.get(0).cells().size();
        int first = 1;
        while (first < rows.size() - 1 && rows.get(first).cells().size() != columns) {
            first++;
        }
        int end = rows.size();
        while (end > first + 1 && rows.get(end - 1).cells().size() != columns) {
            end--;
        }
        List<Row> ends = end < rows.size() ? List.of(rows.get(end)) : List.of();
        return new Table(sheet, rows, first - 1, 1, end, ends);
    }

    private boolean holdsNumbers(Row row) {
        return row.cells().stream().anyMatch(it -> cells.kind(it) == Kind.NUMBER);
    }

    /** A row of labels below the best one belongs to the header too: months under the name of a figure. */
    private int lowest(int best) {
        int lowest = best;
        while (lowest + 2 < rows.size() && isLabels(lowest + 1)) {
            lowest++;
        }
        return lowest;
    }

    private boolean isLabels(int at) {
        List<Row> below = rows.subList(at + 1, Math.min(rows.size(), at + 1 + COMPARED));
        int labels = 0;
        for (int column : Table.filled(rows.get(at))) {
            Below of = Below.of(below, column, cells);
            String cell = Table.cell(rows.get(at), column);
            Kind kind = cells.kind(cell);
            boolean year = Cells.isYear(cell) && !of.mostlyYears();
            if (of.filled > 0 && of.mostlyNumbers()) {
                if (kind == Kind.MARK || (kind == Kind.NUMBER && !year)) {
                    return false;
                }
                labels++;
            } else if (of.filled > 0 && Row.isBlank(Table.cell(rows.get(at - 1), column))) {
                return false;
            }
        }
        return labels > 0 && 2 * labels >= Table.filled(rows.get(at)).size();
    }

    /** How well the row names what stands below it. */
    private double score(int at) {
        Row header = rows.get(at);
        List<Row> below = rows.subList(at + 1, Math.min(rows.size(), at + 1 + COMPARED));
        double score = 0;
        int columns = 0;
        for (int column = 0; column < width; column++) {
            Below of = Below.of(below, column, cells);
            if (of.filled * 10 >= below.size() || (below.size() < 10 && of.filled > 0)) {
                columns++;
                score += score(Table.cell(header, column), column, of);
            }
        }
        boolean said = SAID.matcher(header.text()).find()
                || NOTE.matcher(header.text()).find();
        List<Integer> filled = Table.filled(header);
        boolean lone = filled.size() == 1 && (columns > 2 || (columns == 2 && filled.get(0) == 0));
        return columns == 0 ? -1 : score / columns - 0.004 * at - (said ? 0.3 : 0) - (lone ? 0.5 : 0);
    }

    private double score(String cell, int column, Below below) {
        Kind kind = cells.kind(cell);
        if (kind == Kind.BLANK) {
            return column == 0 ? -0.1 : -0.6;
        }
        boolean repeats = below.values.contains(cell.strip());
        if (below.mostlyNumbers()) {
            boolean year = kind == Kind.NUMBER && Cells.isYear(cell) && !below.mostlyYears();
            return (kind == Kind.NUMBER && !year) || kind == Kind.MARK ? -1 : 1;
        }
        if (below.mostly(Kind.PERIOD)) {
            return kind == Kind.PERIOD ? -1 : 0.7;
        }
        return repeats ? -0.5 : kind == Kind.TEXT || kind == Kind.PERIOD ? 0.3 : -0.2;
    }

    /** What stands in a column below a row. */
    private record Below(int filled, int numbers, int years, int periods, Set<String> values) {
        static Below of(List<Row> rows, int column, Cells cells) {
            int filled = 0;
            int numbers = 0;
            int years = 0;
            int periods = 0;
            Set<String> values = new HashSet<>();
            for (Row row : rows) {
                String cell = Table.cell(row, column);
                Kind kind = cells.kind(cell);
                filled += kind == Kind.BLANK ? 0 : 1;
                numbers += kind == Kind.NUMBER || kind == Kind.MARK ? 1 : 0;
                years += Cells.isYear(cell) ? 1 : 0;
                periods += kind == Kind.PERIOD ? 1 : 0;
                values.add(cell.strip());
            }
            return new Below(filled, numbers, years, periods, values);
        }

        boolean mostlyNumbers() {
            return numbers * 10 >= filled * 6;
        }

        boolean mostlyYears() {
            return years * 10 >= filled * 9;
        }

        boolean mostly(Kind kind) {
            return kind == Kind.PERIOD && periods * 10 >= filled * 6;
        }
    }

    /** The rows right above that name groups of columns. */
    private int headerRows(int bottom) {
        int count = 1;
        while (count < MOST_HEADERS && bottom - count >= 0 && belongs(bottom - count, bottom)) {
            count++;
        }
        return count;
    }

    private boolean belongs(int at, int bottom) {
        Row row = rows.get(at);
        List<Integer> filled = Table.filled(row);
        boolean adjacent = rows.get(at + 1).number() - row.number() <= 1;
        boolean labels = filled.stream().allMatch(column -> {
            String cell = Table.cell(row, column);
            return (cells.kind(cell) != Kind.NUMBER || Cells.isYear(cell))
                    && !SAID.matcher(cell.strip()).find();
        });
        if (filled.size() < 2 || !adjacent || !labels) {
            return false;
        }
        List<Row> lower = rows.subList(at + 1, bottom + 1);
        List<String> texts = new ArrayList<>();
        boolean gaps = false;
        for (int column = 0; column < width; column++) {
            int it = column;
            String text = String.join(
                    "/",
                    lower.stream().map(below -> Table.cell(below, it).strip()).toList());
            gaps |= text.replace("/", "").isEmpty() && filled.contains(column);
            if (!text.replace("/", "").isEmpty()) {
                texts.add(text);
            }
        }
        boolean repeats = new HashSet<>(texts).size() < texts.size();
        boolean full = filled.size() * 10 >= texts.size() * 8;
        return gaps || repeats || full;
    }

    /** The first of the rows behind the data: notes, or lone texts below a table of several columns. */
    private int end(int header) {
        int end = rows.size();
        int typical = typical(header);
        while (end > header + 2 && isNote(rows.get(end - 1), typical)) {
            end--;
        }
        // A note may go on in rows that look like data.
        for (int at = Math.max(header + 1, end - 40); at < end; at++) {
            if (NOTE.matcher(rows.get(at).text()).find()) {
                return at;
            }
        }
        return end;
    }

    private int typical(int header) {
        List<Integer> counts = new ArrayList<>();
        for (int at = header + 1; at < Math.min(rows.size(), header + 40); at++) {
            counts.add(Table.filled(rows.get(at)).size());
        }
        counts.sort(null);
        return counts.isEmpty() ? 0 : counts.get(counts.size() / 2);
    }

    private boolean isNote(Row row, int typical) {
        List<Integer> filled = Table.filled(row);
        boolean lone = typical >= 3 && filled.size() == 1 && cells.kind(Table.cell(row, filled.get(0))) == Kind.TEXT;
        return NOTE.matcher(row.text()).find()
                || (lone && Table.cell(row, filled.get(0)).strip().length() > 1);
    }

    /** Where the header comes again, the rows that end the table above it. */
    private List<Row> between(int header, int end) {
        List<Row> ends = new ArrayList<>();
        String text = rows.get(header).text();
        for (int at = header + 2; at < end; at++) {
            if (rows.get(at).text().equals(text)) {
                int first = at;
                while (first - 1 > header + 1 && !holdsNumbers(rows.get(first - 1))) {
                    first--;
                }
                if (first < at) {
                    ends.add(rows.get(first));
                }
            }
        }
        return ends;
    }
}
