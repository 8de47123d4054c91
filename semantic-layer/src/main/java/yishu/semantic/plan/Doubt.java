package yishu.semantic.plan;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Somebody's objection to a figure, which is looked into: until that has ended, the figure carries a note.
 *
 * @param id of the objection, {@code 2026-1}
 * @param of the figure, {@code counties.gdp}; or a table of facts, {@code core.statistics_gdp}
 * @param where which of its values, by dimension, {@code year}, {@code quarter}, {@code month} or {@code period}; of a
 *     table by column
 * @param words what is to be said of it
 */
public record Doubt(String id, String of, Map<String, String> where, String words) {
    public Doubt {
        where = new LinkedHashMap<>(where);
    }

    /** Whether it is about rows of a table rather than about a figure. */
    boolean isOfTable() {
        return of.startsWith("core.");
    }
}
