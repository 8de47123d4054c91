package yishu.semantic.plan;

import java.util.List;
import java.util.Set;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.question.Block;

/**
 * What a block was expanded into.
 *
 * @param defined names of the values that have a meaning and may be shown; the others are NULL
 * @param figures of which these are made
 * @param cells the cells themselves
 */
record Expansion(Block block, Set<String> defined, List<Indicator> figures, Cells cells) {
    Expansion {
        defined = Set.copyOf(defined);
        figures = List.copyOf(figures);
    }

    Context context() {
        return cells.context();
    }

    List<Leg> legs() {
        return cells.legs();
    }

    /** What is read for the notes. */
    List<Noted> noted() {
        return legs().stream().flatMap(leg -> leg.noted().stream()).toList();
    }
}
