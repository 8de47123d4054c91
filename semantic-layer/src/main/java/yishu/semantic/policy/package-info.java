/**
 * Who may see what: which figures and tables an asker may read at all, and which cells are too thin to be shown. The plan
 * writes these rules into its SQL, so that no outer query sees an unprotected cell. Start with
 * {@link yishu.semantic.policy.Govern}.
 */
@NullMarked
package yishu.semantic.policy;

import org.jspecify.annotations.NullMarked;
