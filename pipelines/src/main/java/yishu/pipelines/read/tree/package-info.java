/**
 * JSON and XML: records that carry the names of their own fields, nested as they may be, become rows of a table. What
 * stands around the records goes into each row under its path. Start with {@link yishu.pipelines.read.tree.TreeRows}.
 */
@NullMarked
package yishu.pipelines.read.tree;

import org.jspecify.annotations.NullMarked;
