/**
 * The objections that somebody raised to a figure, and what became of each (异议提出、受理、标注、核实与处理、标注撤销、归档):
 * events in {@code ops.objections}, to which this side alone appends. What a figure is and how its note reaches an answer is
 * elsewhere. Start with {@link yishu.semantic.objection.Objections}.
 */
@NullMarked
package yishu.semantic.objection;

import org.jspecify.annotations.NullMarked;
