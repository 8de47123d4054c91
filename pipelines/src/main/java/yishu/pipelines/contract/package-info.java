/**
 * What a department owes and how its files say it: {@code contract.yaml} (what the table promises, in the Open Data
 * Contract Standard) and {@code source.yaml} (how the files are read and mapped). Nothing here reads a department's file
 * or knows Spark. Start with {@link yishu.pipelines.contract.Dataset}.
 */
@NullMarked
package yishu.pipelines.contract;

import org.jspecify.annotations.NullMarked;
