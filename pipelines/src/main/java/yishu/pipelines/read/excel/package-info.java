/** Workbooks, {@code .xls} and {@code .xlsx}, read row by row in bounded memory. */
@NullMarked
package yishu.pipelines.read.excel;

import org.jspecify.annotations.NullMarked;
