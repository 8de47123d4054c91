/**
 * What services have, brought here as files: the rows of a query, the messages of a topic. How such a file is read and
 * what becomes of it is not known here, nor what a service had before. Start with
 * {@link yishu.pipelines.fetch.Fetcher}.
 */
@NullMarked
package yishu.pipelines.fetch;

import org.jspecify.annotations.NullMarked;
