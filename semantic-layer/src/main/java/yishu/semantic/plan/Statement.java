package yishu.semantic.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import yishu.content.CodeList;
import yishu.semantic.indicator.Dimension;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.Sql;
import yishu.semantic.indicator.Subjects;
import yishu.semantic.question.Question;

/**
 * The SQL that an engine runs: the question's own statement, with each block's legs and cells written before it, and
 * before those the relations that stand for a table as of a moment and for the code lists.
 */
final class Statement {
    private final Subjects subjects;
    private final Pins pins;
    private final Map<String, Dimension> hierarchies = new LinkedHashMap<>();

    Statement(Subjects subjects, Pins pins) {
        this.subjects = subjects;
        this.pins = pins;
    }

    String write(Question question, List<Expansion> expansions) {
        Typing typing = new Typing();
        pins.tables().forEach((name, pinned) -> typing.add(name.toString(), pinned.schema()));
        expansions.forEach(this::addHierarchies);
        hierarchies.forEach((name, dimension) -> {
            typing.addMembers(name, Members.columns(codes(dimension)));
            typing.addMembers(CarriedMembers.relation(dimension), CarriedMembers.columns(codes(dimension)));
        });
        WithCells cells = new WithCells();
        expansions.forEach(expansion -> addRelations(cells, expansion));
        String text = DuckDb.text(typing.check(cells.attach(question.statement())));
        return before(text);
    }

    private void addHierarchies(Expansion expansion) {
        expansion.groupings().stream()
                .flatMap(Cells::parts)
                .flatMap(part -> Expand.aggregate(part).facts().dimensions().values().stream())
                .filter(Dimension::isHierarchy)
                .forEach(dimension -> hierarchies.put(Members.relation(dimension), dimension));
    }

    private static CodeList codes(Dimension dimension) {
        return dimension.codes().orElseThrow();
    }

    private void addRelations(WithCells cells, Expansion expansion) {
        Map<String, String> comments = new LinkedHashMap<>();
        expansion.groupings().forEach(it -> addComments(it, comments));
        String name = expansion.block().name();
        comments.put(name, "expand: " + names(expansion.figures()) + " of " + subject(expansion) + "; protect");
        cells.add(expansion, new GroupingsSql(subjects, expansion).relations(), comments);
    }

    private static void addComments(Cells cells, Map<String, String> comments) {
        for (Leg leg : cells.legs()) {
            comments.put(leg.name(), "expand: " + names(leg.parts()) + "; route: " + Route.place(leg.facts()));
        }
        for (MovedLeg leg : cells.moved()) {
            String spans = leg.readings().stream()
                    .map(reading -> reading.part().name() + " " + reading.span().name())
                    .distinct()
                    .collect(Collectors.joining("; "));
            comments.put(leg.name(), "expand: " + spans + "; route: " + Route.place(leg.facts()));
        }
        cells.others().forEach(other -> addComments(other.cells(), comments));
    }

    private static String subject(Expansion expansion) {
        return "indicators." + expansion.block().subject().name();
    }

    private static String names(List<Indicator> indicators) {
        return indicators.isEmpty()
                ? "cells"
                : indicators.stream().map(Indicator::name).collect(Collectors.joining(", "));
    }

    /** What is no part of the question but stands for its tables; Calcite knows them as tables only. */
    private String before(String text) {
        List<String> relations = new ArrayList<>();
        pins.asOf().ifPresent(moment -> pins.tables().forEach((name, pinned) -> {
            if (name.namespace().equals("core")) {
                relations.add("/* pin: as of " + moment + " */ " + Sql.quote(name.toString()) + " AS ("
                        + AsOf.rows(name, pinned, moment) + ")");
            }
        }));
        hierarchies.forEach((name, dimension) -> {
            CodeList codes = codes(dimension);
            if (text.contains(Sql.quote(name))) {
                relations.add(members(
                        "members then", name, Members.columns(codes), new Members(codes).values(dimension.level())));
            }
            String carried = CarriedMembers.relation(dimension);
            if (text.contains(Sql.quote(carried))) {
                relations.add(members(
                        "members of the later period",
                        carried,
                        CarriedMembers.columns(codes),
                        new CarriedMembers(codes).values(dimension.level())));
            }
        });
        if (relations.isEmpty()) {
            return text;
        }
        String all = String.join(",\n", relations);
        return text.startsWith("WITH") ? "WITH " + all + "," + text.substring(4) : "WITH " + all + "\n" + text;
    }

    private static String members(String which, String name, List<String> columns, String rows) {
        return "/* expand: " + which + " */ " + Sql.quote(name) + " ("
                + columns.stream().map(Sql::quote).collect(Collectors.joining(", ")) + ") AS (VALUES\n    " + rows
                + ")";
    }
}
