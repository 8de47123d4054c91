/** Text: delimited cells or fields of fixed width, in whatever encoding and quoting they come. */
@NullMarked
package yishu.pipelines.read.text;

import org.jspecify.annotations.NullMarked;
