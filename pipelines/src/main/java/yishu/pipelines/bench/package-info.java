/** Measures of the pipelines beside a peer, in one run on one machine. */
@NullMarked
package yishu.pipelines.bench;

import org.jspecify.annotations.NullMarked;
