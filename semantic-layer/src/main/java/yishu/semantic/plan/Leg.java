package yishu.semantic.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.Measure.Facts;

/**
 * What one fact table contributes to the cells of a block: some aggregates, all in one context. It is in terms of the
 * subject's columns; how the table spells them is decided when the leg is written.
 *
 * @param name of the relation
 * @param facts the table and how its columns map; its filter does not count, each part has its own
 * @param parts indicators over facts; for {@link Kind#CELLS}, those whose facts make a cell
 * @param counts by name: aggregates over the finest cells; for {@link Kind#CELLS} alone
 * @param counted parts whose facts are counted too, since their cells may be too thin to be shown
 * @param dated parts whose periods must be known
 * @param noted what the notes must know of each cell
 */
record Leg(
        String name,
        Facts facts,
        Kind kind,
        Context context,
        List<Indicator> parts,
        Map<String, SqlNode> counts,
        Set<Indicator> counted,
        Set<Indicator> dated,
        List<Noted> noted) {
    Leg {
        parts = List.copyOf(parts);
        counts = new LinkedHashMap<>(counts);
        counted = Set.copyOf(counted);
        dated = Set.copyOf(dated);
        noted = List.copyOf(noted);
    }

    /** How a cell is made of its periods. */
    enum Kind {
        /** All facts together. */
        POOLED,
        /** The facts of the last period that has any. */
        LAST,
        /** The mean of the periods. */
        AVERAGE,
        /** No figure: the cells of the finest grouping themselves. */
        CELLS
    }
}
