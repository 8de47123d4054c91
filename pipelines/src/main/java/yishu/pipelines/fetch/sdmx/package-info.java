/**
 * Data of statistical offices that answer by the REST interface of SDMX. What an observation is, the format {@code sdmx}
 * knows. Start with {@link yishu.pipelines.fetch.sdmx.SdmxFetcher}.
 */
@NullMarked
package yishu.pipelines.fetch.sdmx;

import org.jspecify.annotations.NullMarked;
