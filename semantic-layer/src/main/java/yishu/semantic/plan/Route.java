package yishu.semantic.plan;

import yishu.semantic.engine.TableName;
import yishu.semantic.indicator.Measure.Facts;

/**
 * The fifth step: which table a leg is read from. That is its fact table, which always covers it; a smaller table that
 * covers its keys, conditions and parts at the same snapshot would be chosen here.
 */
final class Route {
    private Route() {}

    static TableName place(Facts facts) {
        return facts.table();
    }
}
