/**
 * Rewrites what a table was: rows that must not be anywhere leave every release, and every snapshot that is none goes. Which
 * rows those are is not known here, nor anything of Spark. Start with {@link yishu.pipelines.past.Past}.
 */
@NullMarked
package yishu.pipelines.past;

import org.jspecify.annotations.NullMarked;
