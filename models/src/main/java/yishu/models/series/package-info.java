/**
 * Time series of an indicator: what every adjustment, forecast and scenario stands on. No method of any of these is here.
 * Start with {@link yishu.models.series.Series}.
 */
@NullMarked
package yishu.models.series;

import org.jspecify.annotations.NullMarked;
