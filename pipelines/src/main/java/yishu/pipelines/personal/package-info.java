/**
 * How a person's data is kept from sight: keyed hashes in place of texts, the keys and their versions, and the standards
 * that numbers of persons and organizations obey. Nothing here knows Spark or a table. Start with
 * {@link yishu.pipelines.personal.Pseudonyms}.
 */
@NullMarked
package yishu.pipelines.personal;

import org.jspecify.annotations.NullMarked;
