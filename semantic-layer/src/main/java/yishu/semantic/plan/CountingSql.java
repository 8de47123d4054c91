package yishu.semantic.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.Measure;
import yishu.semantic.indicator.Sql;

/** Writes a leg that counts the cells of the finest grouping. */
final class CountingSql {
    private final Leg leg;

    CountingSql(Leg leg) {
        this.leg = leg;
    }

    /** Aggregates over the finest cells; a cell is where any part has a fact, in whichever table. */
    String text() {
        Set<String> used = new LinkedHashSet<>(leg.facts().dimensions().keySet());
        used.add("period");
        leg.context().keys().values().forEach(key -> used.addAll(Sql.columns(key)));
        leg.counts().values().forEach(count -> used.addAll(Sql.columns(count)));
        Map<Measure.Facts, List<Indicator>> byTable = leg.parts().stream()
                .collect(Collectors.groupingBy(
                        part -> withoutFilter(Expand.aggregate(part).facts()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        String finest = byTable.entrySet().stream()
                .map(entry -> finest(used, entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(" UNION "));
        List<String> select = new ArrayList<>();
        leg.context().keys().forEach((name, key) -> select.add(Sql.text(key) + " AS " + Sql.quote(name)));
        leg.counts().forEach((name, count) -> select.add(Sql.text(count) + " AS " + Sql.quote(name)));
        String groups = leg.context().keys().values().stream().map(Sql::text).collect(Collectors.joining(", "));
        return "SELECT " + (select.isEmpty() ? "COUNT(*) AS \"cells\"" : String.join(", ", select)) + " FROM (" + finest
                + ") AS \"finest\"" + (groups.isEmpty() ? "" : " GROUP BY " + groups);
    }

    private String finest(Set<String> used, Measure.Facts facts, List<Indicator> parts) {
        LegSql table = new LegSql(new Leg(
                leg.name(), facts, leg.kind(), leg.context(), parts, leg.counts(), Set.of(), Set.of(), List.of()));
        String select = used.stream()
                .map(column -> table.column(column) + " AS " + Sql.quote(column))
                .collect(Collectors.joining(", "));
        String where = table.where(parts);
        return "SELECT DISTINCT " + select + table.from() + where;
    }

    private static Measure.Facts withoutFilter(Measure.Facts facts) {
        return new Measure.Facts(facts.table(), facts.time(), facts.dimensions(), Optional.empty(), facts.periods());
    }
}
