/**
 * Drops of an invented province, 云岭省, for trying things out at any size: what nine departments would send, with the
 * faults that they would make, each listed in {@code defects.csv}. The same scale and seed write the same bytes. The
 * latent economy lives in {@code economy}, the formats in {@code write}, the departments in {@code department}; nothing
 * here knows Spark. Start with {@link yishu.pipelines.generate.Generator}.
 */
@NullMarked
package yishu.pipelines.generate;

import org.jspecify.annotations.NullMarked;
