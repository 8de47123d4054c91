/**
 * From the bytes that a department sent to the rows of its tables: encodings, delimiters, workbooks, and where header,
 * data and notes stand among the rows. Nothing here knows what a value means or who stores it, and nothing here knows
 * Spark. Start with {@link yishu.pipelines.read.Sources}, then {@link yishu.pipelines.read.Outline}.
 */
@NullMarked
package yishu.pipelines.read;

import org.jspecify.annotations.NullMarked;
