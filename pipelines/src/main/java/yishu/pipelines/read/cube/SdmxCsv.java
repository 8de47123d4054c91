package yishu.pipelines.read.cube;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.RowReader;
import yishu.pipelines.read.Unreadable;

/**
 * The rows of an SDMX-CSV, with the ids alone as names of the columns. Where it labels them ({@code FREQ: Frequency} above
 * {@code A: Annual}), the column {@code FREQ} has the code {@code A}, and what was received stands in a column more.
 */
final class SdmxCsv implements RowReader {
    private static final Pattern HEADER = Pattern.compile("([A-Za-z0-9_@$-]+)(\\[[^\\]]*\\])?(: .*)?");
    private static final Pattern LABELLED = Pattern.compile("([A-Za-z0-9_@$-]+): .*", Pattern.DOTALL);
    private static final Set<String> DELETES = Set.of("D", "Delete");

    private final Path file;
    private final RowReader rows;
    private final List<String> header;
    private final List<Integer> labelled = new ArrayList<>();
    private final int action;
    private final int headerLine;
    private boolean begun;

    private SdmxCsv(Path file, RowReader rows, Row first) {
        this.file = file;
        this.rows = rows;
        this.headerLine = first.number();
        this.header = header(first.cells());
        this.action = header.indexOf("ACTION");
    }

    static RowReader of(Path file, RowReader rows) throws IOException {
        try {
            if (!rows.hasNext()) {
                throw Unreadable.because(file, "it is empty");
            }
            Row first = rows.next();
            String name = id(first.cells().get(0).strip());
            if (!name.equals("DATAFLOW") && !name.equals("STRUCTURE")) {
                throw Unreadable.because(
                        file,
                        "it is no SDMX: neither an XML nor a JSON message, nor a CSV whose line %d begins with"
                                + " DATAFLOW or STRUCTURE",
                        first.number());
            }
            return new SdmxCsv(file, rows, first);
        } catch (RuntimeException failure) {
            rows.close();
            throw failure;
        }
    }

    private static String id(String name) {
        Matcher parts = HEADER.matcher(name);
        return parts.matches() ? parts.group(1) : name;
    }

    private List<String> header(List<String> names) {
        List<String> header = new ArrayList<>();
        names.forEach(it -> header.add(id(it.strip())));
        for (int column = 0; column < names.size(); column++) {
            Matcher parts = HEADER.matcher(names.get(column).strip());
            if (parts.matches() && parts.group(3) != null) {
                labelled.add(column);
                header.add(names.get(column).strip());
            }
        }
        return List.copyOf(header);
    }

    @Override
    public Optional<String> encoding() {
        return rows.encoding();
    }

    @Override
    public boolean hasNext() {
        return !begun || rows.hasNext();
    }

    @Override
    public Row next() {
        if (!begun) {
            begun = true;
            return new Row("", headerLine, header);
        }
        if (!rows.hasNext()) {
            throw new NoSuchElementException("no row after the last of " + file.getFileName());
        }
        Row row = rows.next();
        int columns = header.size() - labelled.size();
        if (row.width() > columns) {
            throw Unreadable.because(
                    file, "line %d has %d cells, but the header %d columns", row.number(), row.width(), columns);
        }
        if (action >= 0
                && action < row.cells().size()
                && DELETES.contains(row.cells().get(action).strip())) {
            throw Unreadable.because(
                    file,
                    "line %d deletes data (ACTION is %s); a file can only add",
                    row.number(),
                    row.cells().get(action));
        }
        return labelled.isEmpty() ? row : new Row("", row.number(), codes(row.cells()));
    }

    private List<String> codes(List<String> received) {
        int columns = header.size() - labelled.size();
        List<String> cells = new ArrayList<>(received.subList(0, Math.min(received.size(), columns)));
        while (cells.size() < columns) {
            cells.add("");
        }
        for (int column : labelled) {
            String text = cells.get(column);
            Matcher parts = LABELLED.matcher(text);
            cells.set(column, parts.matches() ? parts.group(1) : text);
            cells.add(text);
        }
        return cells;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
