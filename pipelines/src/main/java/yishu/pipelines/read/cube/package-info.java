/**
 * Statistical cubes: files that bring the names of their dimensions with them, PC-Axis and SDMX, unfolded into one row
 * per observation below a row 0 with the names. Codes, texts and numbers arrive as they are written; what a period or a
 * missing value is, others decide. Start with {@link yishu.pipelines.read.cube.PxSource} or
 * {@link yishu.pipelines.read.cube.SdmxSource}.
 */
@NullMarked
package yishu.pipelines.read.cube;

import org.jspecify.annotations.NullMarked;
