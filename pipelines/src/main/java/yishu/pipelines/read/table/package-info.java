/**
 * Tables whose format tells columns and types by itself: each value becomes the text that says it exactly. What a value
 * means is decided elsewhere. Start with {@link yishu.pipelines.read.table.ParquetSource}.
 */
@NullMarked
package yishu.pipelines.read.table;

import org.jspecify.annotations.NullMarked;
