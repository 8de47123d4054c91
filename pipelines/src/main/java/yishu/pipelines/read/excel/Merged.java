package yishu.pipelines.read.excel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellRangeAddress;

/** The merged regions of a sheet, walked down row by row: only the cell at their top left has a text. */
final class Merged {
    private final Deque<CellRangeAddress> below;
    private final List<CellRangeAddress> here = new ArrayList<>();

    Merged(List<CellRangeAddress> regions) {
        below = new ArrayDeque<>(regions.stream()
                .sorted(Comparator.comparingInt(CellRangeAddress::getFirstRow))
                .toList());
    }

    /** Goes to a row, from 0, that is not above the one before. */
    void down(int row) {
        while (!below.isEmpty() && below.getFirst().getFirstRow() <= row) {
            here.add(below.removeFirst());
        }
        here.removeIf(it -> it.getLastRow() < row);
    }

    /** Of the regions that begin in a row, by their first column, their last. */
    Map<Integer, Integer> beginning(int row) {
        return here.stream()
                .filter(it -> it.getFirstRow() == row)
                .collect(
                        Collectors.toMap(CellRangeAddress::getFirstColumn, CellRangeAddress::getLastColumn, Math::max));
    }

    /** Whether the cell is covered by a region that begins elsewhere. */
    boolean hides(int row, int column) {
        return here.stream()
                .anyMatch(
                        it -> it.isInRange(row, column) && !(it.getFirstRow() == row && it.getFirstColumn() == column));
    }
}
