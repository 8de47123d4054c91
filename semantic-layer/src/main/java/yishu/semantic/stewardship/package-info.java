/**
 * What a data office keeps watch over: which department has the authority over a data item, who collects it twice, and
 * which files are owed. It reads contracts and records, and answers no question about a figure. Start with
 * {@link yishu.semantic.stewardship.Listing}.
 */
@NullMarked
package yishu.semantic.stewardship;

import org.jspecify.annotations.NullMarked;
