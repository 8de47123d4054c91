package yishu.semantic.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import yishu.semantic.indicator.Sql;
import yishu.semantic.indicator.Subjects;
import yishu.semantic.question.Block;

/** Writes the cells of a block as relations: those of its one grouping, or those of all one below the other. */
final class GroupingsSql {
    private final Subjects subjects;
    private final Block block;
    private final Expansion expansion;

    GroupingsSql(Subjects subjects, Expansion expansion) {
        this.subjects = subjects;
        this.block = expansion.block();
        this.expansion = expansion;
    }

    /** By name, in the order in which they build on each other; the last one has the cells. */
    Map<String, String> relations() {
        Map<String, String> relations = new LinkedHashMap<>();
        expansion.groupings().forEach(cells -> relations.putAll(relations(cells)));
        if (expansion.groupings().size() > 1) {
            relations.put(block.name(), together());
        }
        return relations;
    }

    private Map<String, String> relations(Cells cells) {
        CellsSql sql = new CellsSql(subjects, cells);
        Map<String, String> values = sql.values();
        Map<String, String> shown = new LinkedHashMap<>();
        block.shown().keySet().forEach(name -> shown.put(name, values.getOrDefault(name, "CAST(NULL AS DOUBLE)")));
        block.counts().forEach((name, count) -> shown.put(name, TermSql.count(name, count)));
        List<String> noted = cells.noted().map(Noted::column).toList();
        return sql.relations(shown, noted);
    }

    /** A key that is left out of a grouping is NULL there, and said to be. */
    private String together() {
        List<String> all = new ArrayList<>();
        for (int place = 0; place < expansion.groupings().size(); place++) {
            Set<String> grouping = block.groupings().get(place);
            List<String> select = new ArrayList<>();
            for (String key : block.keys().keySet()) {
                boolean isThere = grouping.contains(key);
                select.add((isThere ? Sql.quote(key) : "NULL") + " AS " + Sql.quote(key));
                select.add((isThere ? "0" : "1") + " AS " + Sql.quote(Block.leftOut(key)));
            }
            block.shown().keySet().forEach(name -> select.add(Sql.quote(name)));
            block.counts().keySet().forEach(name -> select.add(Sql.quote(name)));
            all.add("SELECT " + String.join(", ", select) + " FROM "
                    + Sql.quote(expansion.groupings().get(place).name()));
        }
        return all.stream().collect(Collectors.joining(" UNION ALL "));
    }
}
