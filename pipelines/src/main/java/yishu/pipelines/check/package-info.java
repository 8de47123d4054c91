/**
 * What the rows of a load must satisfy before they are published: the grain, and the checks of the contract. A check finds
 * rows and says why; what becomes of them is decided by its severity, in {@code publish}. Start with
 * {@link yishu.pipelines.check.Checks}.
 */
@NullMarked
package yishu.pipelines.check;

import org.jspecify.annotations.NullMarked;
