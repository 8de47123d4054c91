package yishu.semantic.plan;

import java.util.List;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.question.Block;

/**
 * What a block was expanded into.
 *
 * @param figures those of the block's that are defined and may be shown; the others are NULL
 */
record Expansion(Block block, Context context, List<Indicator> figures, List<Leg> legs, List<Noted> noted) {
    Expansion {
        figures = List.copyOf(figures);
        legs = List.copyOf(legs);
        noted = List.copyOf(noted);
    }
}
