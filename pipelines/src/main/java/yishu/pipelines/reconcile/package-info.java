/**
 * What several sources, several editions or several datasets say of one figure, side by side in {@code ops.conflicts}.
 * Nothing is decided here: which value counts follows from the contract's authority, from the register of all contracts
 * and from the date of publication. Start with {@link yishu.pipelines.reconcile.Conflicts}.
 */
@NullMarked
package yishu.pipelines.reconcile;

import org.jspecify.annotations.NullMarked;
