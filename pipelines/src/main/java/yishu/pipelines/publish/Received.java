package yishu.pipelines.publish;

import java.io.Serializable;

/**
 * A file of a load.
 *
 * @param hash of its bytes
 * @param name under which it came
 * @param landed where it is kept
 * @param source which document of {@code source.yaml} describes it, from 0
 */
record Received(String hash, String name, String landed, int source) implements Serializable {}
