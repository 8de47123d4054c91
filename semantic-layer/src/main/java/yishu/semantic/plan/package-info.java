/**
 * How a question is answered: the seven steps from the question to the governed answer, and the heart of them, the
 * expansion of figures into legs, one per fact table. Legs are written as SQL text that Calcite reads, types and writes
 * again in the engine's dialect; what a figure is stands in {@code indicator}, where SQL runs in {@code engine}. Start
 * with {@link yishu.semantic.plan.SevenSteps}, then {@link yishu.semantic.plan.Expand}.
 */
@NullMarked
package yishu.semantic.plan;

import org.jspecify.annotations.NullMarked;
