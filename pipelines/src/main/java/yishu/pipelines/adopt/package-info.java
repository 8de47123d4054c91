/**
 * Files that nobody has described yet: drafts of {@code contract.yaml} and {@code source.yaml} from what stands in them,
 * with all that a person has to decide. Nothing here reads a format itself or writes into a warehouse. Start with
 * {@link yishu.pipelines.adopt.Adoption}.
 */
@NullMarked
package yishu.pipelines.adopt;

import org.jspecify.annotations.NullMarked;
