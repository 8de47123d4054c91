/**
 * A question as it was asked, what was read out of it, and the answer that it gets, whichever door it came through. How a
 * figure is worked out is decided in {@code plan}; where it is read, in {@code engine}. Start with
 * {@link yishu.semantic.question.Request}, then {@link yishu.semantic.question.QuestionReader}.
 */
@NullMarked
package yishu.semantic.question;

import org.jspecify.annotations.NullMarked;
