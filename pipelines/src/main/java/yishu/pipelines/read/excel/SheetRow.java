package yishu.pipelines.read.excel;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.read.Row;

/** A row of a sheet without the blank cells at its end; nothing at all if that leaves none. */
final class SheetRow {
    private SheetRow() {}

    static @Nullable Row of(String sheet, int number, List<String> cells, Map<Integer, Integer> merged) {
        int width = new Row(sheet, number, cells).width();
        return width == 0 ? null : new Row(sheet, number, cells.subList(0, width), merged);
    }
}
