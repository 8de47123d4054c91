/**
 * The pipelines' own program: {@code ingest}. Everything that it does lies in the rooms below. Start with
 * {@link yishu.pipelines.Main}.
 */
@NullMarked
package yishu.pipelines;

import org.jspecify.annotations.NullMarked;
