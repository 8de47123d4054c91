package yishu.pipelines.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import yishu.content.InputException;
import yishu.pipelines.contract.SourceSpec.Layout;

/**
 * Finds the tables among the rows of a file: three lines of preamble, a header, 31 provinces and two notes are one
 * {@link Block} with rows 5 to 35. A first pass over the rows; {@link TableRows} is the second.
 */
public final class Outline {
    private final Layout layout;
    private final String file;
    private final List<Block> blocks = new ArrayList<>();
    private @Nullable SheetOutline sheet;

    private Outline(Layout layout, String file) {
        this.layout = layout;
        this.file = file;
    }

    /**
     * The tables in the order of the file, at least one.
     *
     * @param file its name, for messages
     * @throws InputException if a sheet with text has no header where the layout expects one, or the file no text
     */
    public static List<Block> of(Iterator<Row> rows, Layout layout, String file) {
        Outline outline = new Outline(layout, file);
        outline.addAll(rows);
        return outline.blocks();
    }

    /**
     * The same, from the parts of a file: where the first ends among data that nothing can end but the file, the rows of
     * the others are counted beside each other.
     */
    public static List<Block> of(List<Part> parts, Function<Part, RowReader> opener, Layout layout, String file)
            throws IOException {
        Outline outline = new Outline(layout, file);
        List<Part> others = parts.subList(1, parts.size());
        try (RowReader rows = opener.apply(parts.get(0))) {
            outline.addAll(rows);
        }
        if (outline.sheet != null && outline.sheet.isDataToTheEnd()) {
            SheetOutline sheet = outline.sheet;
            Parts.inEach(others, part -> Counted.of(opener, part)).forEach(sheet::add);
        } else {
            for (Part part : others) {
                try (RowReader rows = opener.apply(part)) {
                    outline.addAll(rows);
                }
            }
        }
        return outline.blocks();
    }

    private void addAll(Iterator<Row> rows) {
        while (rows.hasNext()) {
            Row row = rows.next();
            if (!row.isBlank()) {
                add(row);
            }
        }
    }

    private void add(Row row) {
        SheetOutline of = sheet;
        if (of == null || !of.isOf(row)) {
            end(of);
            of = new SheetOutline(row.sheet(), layout, file);
            sheet = of;
        }
        of.add(row);
    }

    private void end(@Nullable SheetOutline ended) {
        if (ended != null) {
            blocks.addAll(ended.blocks());
        }
    }

    private List<Block> blocks() {
        end(sheet);
        if (blocks.isEmpty()) {
            throw new InputException("Cannot find table in file '" + file + "': it holds no text");
        }
        return List.copyOf(blocks);
    }
}
