/**
 * The formats that departments send, written so that the same content is the same bytes on any day and machine, and the
 * list of the defects that were planted. Nothing here knows what the figures mean. Start with
 * {@link yishu.pipelines.generate.write.Defects}.
 */
@NullMarked
package yishu.pipelines.generate.write;

import org.jspecify.annotations.NullMarked;
