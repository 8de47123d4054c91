/**
 * What the texts in a department's cells mean: periods, units, figures, missing values, footnotes and codes. Nothing
 * here knows files, tables or Spark, and nothing is guessed: what is not certain is refused with the reason. Start with
 * {@link yishu.pipelines.normalize.Figure} and {@link yishu.pipelines.normalize.CodeResolver}.
 */
@NullMarked
package yishu.pipelines.normalize;

import org.jspecify.annotations.NullMarked;
