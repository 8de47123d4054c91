package yishu.pipelines.read;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import yishu.content.InputException;
import yishu.pipelines.contract.SourceSpec.Layout;

/**
 * Finds the tables among the rows of a file: three lines of preamble, a header, 31 provinces and two notes are one
 * {@link Block} with rows 5 to 35. A first pass over the rows; {@link TableRows} is the second.
 */
public final class Outline {
    private Outline() {}

    /**
     * The tables in the order of the file, at least one.
     *
     * @param file its name, for messages
     * @throws InputException if a sheet with text has no header where the layout expects one, or the file no text
     */
    public static List<Block> of(Iterator<Row> rows, Layout layout, String file) {
        List<Block> blocks = new ArrayList<>();
        SheetOutline sheet = null;
        while (rows.hasNext()) {
            Row row = rows.next();
            if (row.isBlank()) {
                continue;
            }
            if (sheet == null || !sheet.isOf(row)) {
                blocks.addAll(blocksOf(sheet));
                sheet = new SheetOutline(row.sheet(), layout, file);
            }
            sheet.add(row);
        }
        blocks.addAll(blocksOf(sheet));
        if (blocks.isEmpty()) {
            throw new InputException("Cannot find table in file '" + file + "': it holds no text");
        }
        return List.copyOf(blocks);
    }

    private static List<Block> blocksOf(@Nullable SheetOutline sheet) {
        return sheet == null ? List.of() : sheet.blocks();
    }
}
