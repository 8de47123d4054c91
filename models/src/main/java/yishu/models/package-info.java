/**
 * From indicators to series, forecasts and scenarios. Here stands only the program's entry, which gathers the commands of
 * every module; the methods are in the packages below. Start with {@link yishu.models.Main}.
 */
@NullMarked
package yishu.models;

import org.jspecify.annotations.NullMarked;
