/**
 * What keeps a warehouse in order: small files become large ones, snapshots and files that nobody needs go, and all of it is
 * copied to a safe place and brought back from there. Nothing here changes what a question is answered. Start with
 * {@link yishu.pipelines.upkeep.Maintenance} and {@link yishu.pipelines.upkeep.Backup}.
 */
@NullMarked
package yishu.pipelines.upkeep;

import org.jspecify.annotations.NullMarked;
