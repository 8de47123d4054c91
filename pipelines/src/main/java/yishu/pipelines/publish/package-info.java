/**
 * How a load becomes a release: what was received is landed, written to a branch, audited there and published in one
 * commit, and whatever a crash left half done is mended by the next run. What a row means is decided before it comes
 * here. Start with {@link yishu.pipelines.publish.Load}.
 */
@NullMarked
package yishu.pipelines.publish;

import org.jspecify.annotations.NullMarked;
