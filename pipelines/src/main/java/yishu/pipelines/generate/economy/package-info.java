/**
 * The latent economy of the invented province, from which every department's figures follow: counties, industries, months,
 * and the enterprises that share them. What it computes is true; what departments make of it is not its business. Start
 * with {@link yishu.pipelines.generate.economy.Economy}.
 */
@NullMarked
package yishu.pipelines.generate.economy;

import org.jspecify.annotations.NullMarked;
