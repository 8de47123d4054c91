package yishu.semantic.plan;

import java.util.List;
import yishu.semantic.question.Block;

/** What a block was expanded into. */
record Expansion(Block block, Context context, List<Leg> legs, List<Noted> noted) {
    Expansion {
        legs = List.copyOf(legs);
        noted = List.copyOf(noted);
    }
}
