package yishu.semantic.indicator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.content.Problems;
import yishu.semantic.engine.TableName;

/** Finds what no single file shows: unknown parts, circles, columns that the table lacks, units that do not meet. */
final class SubjectCheck {
    private final Subjects subjects;
    private final Function<TableName, Optional<? extends Collection<String>>> columns;
    private final Problems problems;

    SubjectCheck(
            Subjects subjects, Function<TableName, Optional<? extends Collection<String>>> columns, Problems problems) {
        this.subjects = subjects;
        this.columns = columns;
        this.problems = problems;
    }

    void checkAll() {
        for (Subject subject : subjects.all()) {
            checkNames(subject);
            subject.indicators().values().forEach(indicator -> check(subject, indicator));
        }
    }

    private void checkNames(Subject subject) {
        Set<String> keys = new HashSet<>();
        for (String key : subject.keys()) {
            if (!keys.add(key)) {
                problems.add(subject.file(), 1, "two columns are named '" + key + "'");
            }
        }
        subject.indicators().forEach((name, indicator) -> {
            if (keys.contains(name)) {
                problems.add(subject.file(), indicator.line(), "indicator '" + name + "' is named as a dimension");
            }
            if (!name.matches("[a-z][a-z0-9_]*")) {
                problems.add(subject.file(), indicator.line(), "'" + name + "' is not in snake_case");
            }
        });
    }

    private void check(Subject subject, Indicator indicator) {
        checkPublished(subject, indicator);
        if (indicator.measure() instanceof Measure.Aggregate aggregate) {
            checkColumns(subject, indicator, aggregate);
        } else if (knownParts(subject, indicator) && !goesRound(subject, indicator)) {
            checkUnit(subject, indicator);
        }
    }

    private void checkColumns(Subject subject, Indicator indicator, Measure.Aggregate aggregate) {
        Measure.Facts facts = aggregate.facts();
        Optional<? extends Collection<String>> known = columns.apply(facts.table());
        if (known.isEmpty()) {
            problems.add(subject.file(), indicator.line(), "unknown table '" + facts.table() + "'");
            return;
        }
        List<String> used = new ArrayList<>(List.of(facts.time().column()));
        aggregate.column().ifPresent(used::add);
        facts.dimensions().values().forEach(dimension -> used.add(dimension.column()));
        facts.filter().ifPresent(filter -> Sql.names(Sql.expression(filter))
                .forEach(name -> used.add(String.join(".", name.names))));
        for (String column : used) {
            if (!known.get().contains(column)) {
                problems.add(
                        subject.file(),
                        indicator.line(),
                        "table '" + facts.table() + "' has no column '" + column + "'"
                                + Nearest.hint(column, new ArrayList<>(known.get())));
            }
        }
    }

    private static List<IndicatorName> parts(Indicator indicator) {
        return indicator.measure() instanceof Measure.Derived derived
                ? derived.formula().parts()
                : List.of();
    }

    private void checkPublished(Subject subject, Indicator indicator) {
        Stream.of(indicator.comparing().growth(), indicator.comparing().adjusted())
                .flatMap(Optional::stream)
                .filter(name -> subjects.find(name).isEmpty())
                .forEach(name -> reportUnknown(subject, indicator, name));
    }

    private boolean knownParts(Subject subject, Indicator indicator) {
        List<IndicatorName> unknown = parts(indicator).stream()
                .filter(part -> subjects.find(part).isEmpty())
                .toList();
        unknown.forEach(part -> reportUnknown(subject, indicator, part));
        return unknown.isEmpty();
    }

    private void reportUnknown(Subject subject, Indicator indicator, IndicatorName name) {
        Set<String> others = subjects.all().stream()
                .flatMap(it -> it.indicators().values().stream())
                .filter(it -> !it.id().equals(indicator.id()))
                .map(it -> shown(it.id(), subject))
                .collect(Collectors.toSet());
        String shown = shown(name, subject);
        problems.add(
                subject.file(),
                indicator.line(),
                "unknown indicator '" + shown + "' in '" + indicator.name() + "'" + Nearest.hint(shown, others));
    }

    private static String shown(IndicatorName name, Subject subject) {
        return name.subject().equals(subject.name()) ? name.name() : name.toString();
    }

    /** Whether its definition, or that of one of its parts, leads back to itself. */
    private boolean goesRound(Subject subject, Indicator indicator) {
        Set<IndicatorName> reached = reachedFrom(indicator.id());
        if (reached.contains(indicator.id())) {
            problems.add(subject.file(), indicator.line(), "'" + indicator.name() + "' is defined by itself");
            return true;
        }
        return reached.stream()
                .anyMatch(part ->
                        subjects.find(part).isEmpty() || reachedFrom(part).contains(part));
    }

    private Set<IndicatorName> reachedFrom(IndicatorName start) {
        Set<IndicatorName> reached = new LinkedHashSet<>();
        List<IndicatorName> next = new ArrayList<>(List.of(start));
        while (!next.isEmpty()) {
            subjects.find(next.remove(next.size() - 1)).map(SubjectCheck::parts).orElse(List.of()).stream()
                    .filter(reached::add)
                    .forEach(next::add);
        }
        return reached;
    }

    private void checkUnit(Subject subject, Indicator indicator) {
        try {
            Unit worked = subjects.unitOf(indicator);
            indicator
                    .unit()
                    .filter(declared -> !declared.equals(worked))
                    .ifPresent(declared -> problems.add(
                            subject.file(),
                            indicator.line(),
                            "'" + indicator.name() + "' is declared in " + declared + ", but its parts give "
                                    + worked));
        } catch (InputException e) {
            problems.add(subject.file(), indicator.line(), "'" + indicator.name() + "' " + e.getMessage());
        }
    }
}
