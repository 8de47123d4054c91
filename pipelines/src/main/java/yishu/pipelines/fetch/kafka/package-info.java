/**
 * The messages of a topic as files of lines, each with its place in the topic. What has been loaded is told by the names
 * of the files, and by nothing that the topic's servers keep. Start with
 * {@link yishu.pipelines.fetch.kafka.KafkaFetcher}.
 */
@NullMarked
package yishu.pipelines.fetch.kafka;

import org.jspecify.annotations.NullMarked;
