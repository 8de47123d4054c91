package yishu.semantic.plan;

import java.util.List;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.question.Block;

/**
 * What a block was expanded into.
 *
 * @param figures of which the values are made that have a meaning somewhere and may be shown; the others are NULL
 * @param groupings the cells of each grouping of the block, in its order
 */
record Expansion(Block block, List<Indicator> figures, List<Cells> groupings) {
    Expansion {
        figures = List.copyOf(figures);
        groupings = List.copyOf(groupings);
    }

    /** Of the first grouping. */
    Context context() {
        return groupings.get(0).context();
    }

    /** What is read for the notes. */
    List<Noted> noted() {
        return groupings.stream().flatMap(Cells::noted).toList();
    }
}
