package yishu.semantic.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import yishu.semantic.engine.TableName;
import yishu.semantic.indicator.Dimension;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.Measure;
import yishu.semantic.indicator.Measure.Facts;
import yishu.semantic.indicator.Subjects;

/** Which figures are in doubt, and in which of their cells. */
public final class Doubts {
    private static final Set<String> TIMES = Set.of("year", "quarter", "month");

    private final Subjects subjects;
    private final List<Doubt> doubts;

    public Doubts(Subjects subjects, List<Doubt> doubts) {
        this.subjects = subjects;
        this.doubts = List.copyOf(doubts);
    }

    /** The doubts that concern some cell of a figure: about itself, what it is made of, or the facts beneath. */
    public List<Doubt> about(Indicator figure) {
        return doubts.stream().filter(it -> concerns(it, figure)).toList();
    }

    private boolean concerns(Doubt doubt, Indicator figure) {
        if (doubt.isOfTable()) {
            return subjects.aggregatesOf(figure).stream().anyMatch(part -> standsIn(part, doubt.of()));
        }
        return figure.id().toString().equals(doubt.of())
                || (figure.measure() instanceof Measure.Derived derived
                        && derived.formula().parts().stream()
                                .anyMatch(part -> concerns(doubt, subjects.indicator(part))));
    }

    /** What is read of a part's cells, to tell which of them the doubts about any of the figures are about. */
    List<Noted> noted(Indicator part, Collection<Indicator> figures) {
        return doubts.stream()
                .filter(doubt ->
                        figures.stream().anyMatch(figure -> concerns(doubt, figure) && makes(part, figure, doubt)))
                .map(doubt -> new Noted(part, Noted.What.DOUBT, doubt.id(), condition(doubt, part)))
                .toList();
    }

    /** Whether a part is one of those through which a doubt concerns a figure. */
    private boolean makes(Indicator part, Indicator figure, Doubt doubt) {
        return doubt.isOfTable()
                ? standsIn(part, doubt.of()) && subjects.aggregatesOf(figure).contains(part)
                : named(doubt).stream().anyMatch(it -> subjects.aggregatesOf(it).contains(part));
    }

    private Optional<Indicator> named(Doubt doubt) {
        return subjects.all().stream()
                .flatMap(subject -> subject.indicators().values().stream())
                .filter(it -> it.id().toString().equals(doubt.of()))
                .findFirst();
    }

    private static boolean standsIn(Indicator part, String table) {
        return Expand.aggregate(part).facts().table().toString().equals(table);
    }

    /** SQL over the facts of a part. */
    private static String condition(Doubt doubt, Indicator part) {
        Facts facts = Expand.aggregate(part).facts();
        List<String> conditions = new ArrayList<>();
        doubt.where().forEach((key, value) -> {
            Dimension dimension = facts.dimensions().get(key);
            String period = FactColumns.own(facts.time().column());
            if (doubt.isOfTable()) {
                conditions.add("CAST(" + FactColumns.own(key) + " AS VARCHAR) = " + text(value));
            } else if (TIMES.contains(key)) {
                conditions.add("EXTRACT(" + key.toUpperCase(Locale.ROOT) + " FROM " + period + ") = "
                        + Integer.parseInt(value));
            } else if (key.equals("period")) {
                conditions.add(period + " = DATE " + text(value));
            } else if (dimension != null) {
                conditions.add(FactColumns.own(dimension.column()) + " = " + text(value));
            }
        });
        return conditions.isEmpty() ? "TRUE" : String.join(" AND ", conditions);
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** What must be said beside the rows of tables that were asked for by name. */
    List<String> ofTables(Set<TableName> tables) {
        return doubts.stream()
                .filter(doubt -> tables.stream().anyMatch(table -> isIn(doubt, table)))
                .map(Doubt::words)
                .toList();
    }

    private boolean isIn(Doubt doubt, TableName table) {
        String name = table.toString().replaceFirst("_vintages$", "");
        return doubt.isOfTable()
                ? doubt.of().equals(name)
                : named(doubt).stream()
                        .flatMap(figure -> subjects.aggregatesOf(figure).stream())
                        .anyMatch(part -> standsIn(part, name));
    }
}
