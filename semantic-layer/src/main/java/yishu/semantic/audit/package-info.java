/**
 * Who asked what, when, and how it ended: a chain of lines that can grow but not be changed unseen. Every question of
 * every process that answers from one warehouse is in it; what an answer held is not. Start with
 * {@link yishu.semantic.audit.Audit}.
 */
@NullMarked
package yishu.semantic.audit;

import org.jspecify.annotations.NullMarked;
