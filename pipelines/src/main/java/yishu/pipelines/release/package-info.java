/**
 * {@code ./yishu release}: what is prepared is compared with the last release, approved by another person, and published
 * when its time has come; what was published is rolled back. How a release becomes visible is decided in
 * {@link yishu.pipelines.publish}, who may let it and when here. Start with {@link yishu.pipelines.release.Releases}.
 */
@NullMarked
package yishu.pipelines.release;

import org.jspecify.annotations.NullMarked;
