/**
 * What each department of the invented province sends: a class for each, which lays the latent figures out as that
 * department would and plants its defects. Start with {@link yishu.pipelines.generate.department.Department}.
 */
@NullMarked
package yishu.pipelines.generate.department;

import org.jspecify.annotations.NullMarked;
