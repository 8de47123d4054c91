package yishu.content;

import java.io.Serializable;
import java.util.List;

/**
 * One code of a list while it was in use under one name. The same code has a row for each name it has had.
 *
 * @param code always text, {@code 110000}
 * @param name in full, {@code 北京市}
 * @param level of the hierarchy, {@code province}; empty in a flat list
 * @param parent the code above it, or empty
 * @param from first year in use
 * @param until first year no longer in use; {@link #OPEN} while it is
 * @param successors codes that took over all or part of it
 * @param aliases other names for the same thing
 */
public record Code(
        String code,
        String name,
        String level,
        String parent,
        int from,
        int until,
        List<Successor> successors,
        List<String> aliases)
        implements Serializable {
    private static final long serialVersionUID = 1L;
    public static final int OPEN = 9999;

    public Code {
        successors = List.copyOf(successors);
        aliases = List.copyOf(aliases);
        if (from > until) {
            throw new IllegalArgumentException("in use from " + from + " until " + until);
        }
    }

    /** A code that took over, and in which year: {@code 340901@1983}. */
    public record Successor(String code, int year) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** Whether it was the code at the end of that year. */
    public boolean usedAtEndOf(int year) {
        return from <= year && year < until;
    }

    /** Whether it was the code on some day of that year: a district merged in July 2010 was one in part of 2010. */
    public boolean usedIn(int year) {
        return from <= year && year <= until;
    }
}
