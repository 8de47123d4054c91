/**
 * Whether figures of several departments hang together: output beside tax and electricity, growth rates that are too alike
 * to be measured, digits that nobody counted. A review asks for governed figures as anybody does, compares the members of a
 * dimension with each other, and tells what stands out with its evidence; it accuses nobody and changes no figure. What was found, and what people said of
 * it, is on record in {@code ops.findings}. Start with {@link yishu.semantic.review.Reviewer}, then
 * {@link yishu.semantic.review.Findings}.
 */
@NullMarked
package yishu.semantic.review;

import org.jspecify.annotations.NullMarked;
