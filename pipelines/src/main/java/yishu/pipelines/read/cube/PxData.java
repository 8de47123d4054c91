package yishu.pipelines.read.cube;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import yishu.content.InputException;
import yishu.content.Nearest;

/** The cells of a PX file one by one, with the place of each in every dimension. */
final class PxData {
    private static final String BETWEEN = " \t\r\n,;\"";
    private static final int LONGEST = 1000;

    private final PxCube cube;
    private final List<PxDimension> dimensions;
    private final PxText text;
    private final int[] places;
    private final int width;
    private long count;
    private int inRow;
    private int rowLine;
    private int line;
    private boolean closed;
    private boolean isQuoted;
    private String cell = "";

    PxData(PxCube cube, PxText text) {
        this.cube = cube;
        this.dimensions = cube.dimensions();
        this.text = text;
        this.line = text.line();
        this.places = new int[dimensions.size()];
        this.width = cube.hasKeys() ? cube.width() : 0;
    }

    /** The place, from 0, of the cell in each dimension. */
    int[] places() {
        return places;
    }

    /** The cell as it stands, without its quotes. */
    String cell() {
        return cell;
    }

    /** Goes to the next cell; false after the last, when there are as many as there have to be. */
    boolean advance() throws IOException {
        boolean begins = cube.hasKeys() && inRow == 0;
        if (begins ? !row() : !token()) {
            end();
            return false;
        }
        if (begins && !token()) {
            throw shortRow();
        }
        count++;
        if (cube.hasKeys()) {
            keepToRow();
            spread(inRow, cube.stub().size());
            inRow = (inRow + 1) % width;
        } else if (count <= cube.cells()) {
            spread(count - 1, 0);
        } else {
            count += rest();
            end();
        }
        return true;
    }

    /** The place of a cell in the dimensions from one on, the last of which runs fastest. */
    private void spread(long number, int from) {
        long rest = number;
        for (int dimension = places.length - 1; dimension >= from; dimension--) {
            int size = dimensions.get(dimension).size();
            places[dimension] = (int) (rest % size);
            rest /= size;
        }
    }

    private long rest() throws IOException {
        long more = 0;
        while (token()) {
            more++;
        }
        return more;
    }

    /** Reads the keys of the next row; false if there is none. */
    private boolean row() throws IOException {
        for (int dimension = 0; dimension < cube.stub().size(); dimension++) {
            PxDimension it = cube.stub().get(dimension);
            if (!token()) {
                if (dimension == 0) {
                    return false;
                }
                throw text.refusal(line, "DATA ends within the keys of a row");
            }
            Integer place = it.keys().get(cell);
            if (place == null || !isQuoted) {
                throw text.refusal(
                        line,
                        "after %d rows of DATA stands %s, which is no key of '%s'%s",
                        count / width,
                        cell,
                        it.name(),
                        Nearest.hint(cell, it.keys().keySet()));
            }
            places[dimension] = place;
            rowLine = line;
        }
        return true;
    }

    /** A quoted text that is no sign but a key begins another row, before this one was full. */
    private void keepToRow() {
        boolean isSign = !isQuoted || cell.matches("\\.+|-");
        if (!isSign && cube.stub().get(0).keys().containsKey(cell)) {
            throw shortRow();
        }
    }

    private InputException shortRow() {
        return text.refusal(
                rowLine,
                "the row holds %d cells, but HEADING gives %d: %s",
                inRow,
                width,
                PxCube.shown(cube.heading()));
    }

    /** Reads what stands next, cell or key; false at the end of the data. */
    private boolean token() throws IOException {
        while (text.peek() != PxText.END && BETWEEN.indexOf(text.peek()) >= 0 && text.peek() != '"') {
            int it = text.next();
            closed = Character.isWhitespace(it) ? closed : it == ';';
            line = Character.isWhitespace(it) ? line : text.line();
        }
        if (text.peek() == PxText.END) {
            return false;
        }
        closed = false;
        isQuoted = text.peek() == '"';
        cell = isQuoted ? text.quoted() : text.until(BETWEEN);
        line = text.line();
        if (cell.length() > LONGEST) {
            throw text.refusal(line, "a cell of DATA is longer than %d characters", LONGEST);
        }
        return true;
    }

    private void end() {
        if (!closed) {
            throw text.refusal(line, "DATA is cut off: after %d cells, no semicolon closes it", count);
        }
        if (inRow > 0) {
            throw shortRow();
        }
        if (!cube.hasKeys() && count != cube.cells()) {
            throw text.refusal(
                    line,
                    "DATA holds %d cells, but its dimensions give %d: %s",
                    count,
                    cube.cells(),
                    PxCube.shown(dimensions));
        }
        Arrays.fill(places, 0);
    }
}
