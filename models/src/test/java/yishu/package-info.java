/** Tests over the whole house. */
@NullMarked
package yishu;

import org.jspecify.annotations.NullMarked;
