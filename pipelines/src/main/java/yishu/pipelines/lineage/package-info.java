/**
 * What loads do, told to whoever keeps a map of all data flows: events of the OpenLineage standard, sent to a consumer or
 * written to a file. No text of a received file leaves in them, names of its columns aside. Start with
 * {@link yishu.pipelines.lineage.RunEvents}.
 */
@NullMarked
package yishu.pipelines.lineage;

import org.jspecify.annotations.NullMarked;
