/**
 * Where SQL runs: the tables of the warehouse pinned at a snapshot, and the engines that read exactly their files. What a
 * question means is decided before it comes here. Start with {@link yishu.semantic.engine.Engine}.
 */
@NullMarked
package yishu.semantic.engine;

import org.jspecify.annotations.NullMarked;
