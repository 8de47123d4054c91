/**
 * How an answer is written down: a table for people, CSV, JSON or Parquet for programs. Values are only written here,
 * never rounded or worked out. Start with {@link yishu.semantic.format.Format}.
 */
@NullMarked
package yishu.semantic.format;

import org.jspecify.annotations.NullMarked;
