/**
 * The rows of a query as a Parquet file, every value exactly. Which databases there are beside standard SQL is known to
 * {@link yishu.pipelines.fetch.jdbc.Database} alone. Start with {@link yishu.pipelines.fetch.jdbc.JdbcFetcher}.
 */
@NullMarked
package yishu.pipelines.fetch.jdbc;

import org.jspecify.annotations.NullMarked;
