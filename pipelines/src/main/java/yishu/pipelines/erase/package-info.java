/**
 * Erasing a person, and destroying a key: what leaves the whole warehouse at once, every table, every release and every
 * landed file, and the trail of it. How one table forgets is told in {@link yishu.pipelines.past.Past}. Start with
 * {@link yishu.pipelines.erase.Erase}.
 */
@NullMarked
package yishu.pipelines.erase;

import org.jspecify.annotations.NullMarked;
