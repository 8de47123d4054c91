/**
 * How the bytes of a received file are kept: encrypted where a key is set, or as the rows that are left when a person's
 * were erased. Which file belongs to which load is not known here. Start with {@link yishu.pipelines.landing.Cipher}.
 */
@NullMarked
package yishu.pipelines.landing;

import org.jspecify.annotations.NullMarked;
