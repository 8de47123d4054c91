/**
 * How a question is answered: the seven steps from the question to the governed answer, and the heart of them, the
 * expansion of figures. {@code Operators} says what a value means as a {@code Term} over readings of facts; {@code Cells}
 * gathers what is read into legs, one per fact table and kind, and whoever ends in {@code Sql} writes one of these as text
 * that Calcite reads, types and writes again in the engine's dialect. What a figure is stands in {@code indicator}, where
 * SQL runs in {@code engine}. Start with {@link yishu.semantic.plan.SevenSteps}, then {@link yishu.semantic.plan.Expand}.
 */
@NullMarked
package yishu.semantic.plan;

import org.jspecify.annotations.NullMarked;
