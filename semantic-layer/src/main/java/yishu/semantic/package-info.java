/**
 * From questions to governed answers. The packages below are its parts; here stands only how they are put together and
 * started. Start with {@link yishu.semantic.Main}.
 */
@NullMarked
package yishu.semantic;

import org.jspecify.annotations.NullMarked;
