/**
 * From a number back to the cells that it was made of: file, sheet, row and column, as the department sent them. It reads
 * what the pipelines recorded and works out nothing. Start with {@link yishu.semantic.trace.Tracer}.
 */
@NullMarked
package yishu.semantic.trace;

import org.jspecify.annotations.NullMarked;
