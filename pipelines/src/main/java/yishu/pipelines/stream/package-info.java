/**
 * Topics that are followed: small batches become rows of the same tables as any load's, in a second and without Spark. What
 * a row means, which are kept aside and what is told of a load is decided as for every load; how services are asked is not
 * known here. Start with {@link yishu.pipelines.stream.Follow}.
 */
@NullMarked
package yishu.pipelines.stream;

import org.jspecify.annotations.NullMarked;
