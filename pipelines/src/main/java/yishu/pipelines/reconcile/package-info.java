/**
 * What several sources, or several editions, say of one figure, side by side in {@code ops.conflicts}. Nothing is decided
 * here: which value counts follows from the contract's authority and from the date of publication. Start with
 * {@link yishu.pipelines.reconcile.Conflicts}.
 */
@NullMarked
package yishu.pipelines.reconcile;

import org.jspecify.annotations.NullMarked;
