/**
 * What people write and the engine reads: YAML with line numbers, dated code lists, settings, and the problems found in
 * them; and the lock that every writer of a table takes. Nothing here knows Spark, Iceberg or SQL, so every module may use
 * it. Start with {@link yishu.content.Problems}.
 */
@NullMarked
package yishu.content;

import org.jspecify.annotations.NullMarked;
