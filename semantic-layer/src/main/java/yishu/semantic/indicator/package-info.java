/**
 * What a figure is: the subjects, dimensions and indicators that people write in {@code indicators/<subject>.yaml}, with
 * their units and breaks. What a figure means in a question is worked out in {@code plan}, never here. Start with
 * {@link yishu.semantic.indicator.Subjects}.
 */
@NullMarked
package yishu.semantic.indicator;

import org.jspecify.annotations.NullMarked;
