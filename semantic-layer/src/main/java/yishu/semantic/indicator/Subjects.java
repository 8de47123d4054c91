package yishu.semantic.indicator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import yishu.content.CodeList;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.content.Problems;
import yishu.semantic.engine.TableName;

/** Every subject of an installation; what their indicators are made of, and in which unit. */
public final class Subjects {
    private final Map<String, Subject> subjects = new LinkedHashMap<>();

    public Subjects(Collection<Subject> subjects) {
        subjects.forEach(subject -> this.subjects.put(subject.name(), subject));
    }

    /**
     * Reads {@code <folder>/*.yaml}. A figure with a problem is left out, and the problem says why.
     *
     * @param codeLists by name
     * @param columns of a fact table, by contract or warehouse; empty for a table that is not known
     */
    public static Subjects read(
            Path folder,
            Map<String, CodeList> codeLists,
            Function<TableName, Optional<? extends Collection<String>>> columns,
            Problems problems) {
        SubjectReader reader = new SubjectReader(codeLists, columns, problems);
        List<Subject> read = new ArrayList<>();
        for (Path file : files(folder)) {
            reader.read(file).ifPresent(read::add);
        }
        Subjects subjects = new Subjects(read);
        new SubjectCheck(subjects, columns, problems).checkAll();
        return subjects;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList();
        } catch (IOException e) {
            throw new InputException("Cannot read indicators '" + folder + "': " + e.getMessage(), e);
        }
    }

    /** In the order of their files. */
    public List<Subject> all() {
        return List.copyOf(subjects.values());
    }

    public Optional<Subject> find(String name) {
        return Optional.ofNullable(subjects.get(name));
    }

    /** @throws InputException with the nearest name, when there is no such subject */
    public Subject named(String name) {
        return find(name)
                .orElseThrow(() -> new InputException("Cannot find table 'indicators." + name + "'"
                        + Nearest.to(name, subjects.keySet())
                                .map(it -> "; did you mean 'indicators." + it + "'?")
                                .orElse("")));
    }

    public Optional<Indicator> find(IndicatorName name) {
        return find(name.subject()).map(subject -> subject.indicators().get(name.name()));
    }

    /** The indicator of a name that was checked when it was read. */
    public Indicator indicator(IndicatorName name) {
        return find(name).orElseThrow(() -> new InputException("Cannot find indicator '" + name + "'"));
    }

    /** The indicators over facts that a figure is made of; itself, when it is one. */
    public List<Indicator> aggregatesOf(Indicator indicator) {
        if (indicator.measure() instanceof Measure.Derived derived) {
            return derived.formula().parts().stream()
                    .flatMap(part -> aggregatesOf(indicator(part)).stream())
                    .distinct()
                    .toList();
        }
        return List.of(indicator);
    }

    /** A figure's own breaks, and those of its parts that it is not immune to. */
    public List<Break> breaksOf(Indicator indicator) {
        Stream<Break> inherited = indicator.measure() instanceof Measure.Derived derived
                ? derived.formula().parts().stream().flatMap(part -> breaksOf(indicator(part)).stream())
                : Stream.empty();
        return Stream.concat(
                        indicator.breaks().stream(),
                        inherited.filter(it -> !indicator.immune().contains(it.kind())))
                .distinct()
                .sorted(Comparator.comparing(Break::from))
                .toList();
    }

    /** The most restrictive of a figure's mark and those of its parts. */
    public Classification classificationOf(Indicator indicator) {
        return Stream.concat(Stream.of(indicator), aggregatesOf(indicator).stream())
                .map(Indicator::classification)
                .max(Comparator.naturalOrder())
                .orElse(Classification.INTERNAL);
    }

    /**
     * As declared, or as the formula gives it: CNY by PERSON is CNY/PERSON.
     *
     * @throws InputException when the formula adds unlike units
     */
    public Unit unitOf(Indicator indicator) {
        return indicator.measure() instanceof Measure.Derived derived
                ? unitOf(derived.formula())
                : indicator.unit().orElse(Unit.RATIO);
    }

    private Unit unitOf(Formula formula) {
        if (formula instanceof Formula.Part part) {
            return unitOf(indicator(part.indicator()));
        }
        if (formula instanceof Formula.Arithmetic arithmetic) {
            Unit left = unitOf(arithmetic.left());
            Unit right = unitOf(arithmetic.right());
            return switch (arithmetic.operator()) {
                case TIMES -> left.times(right);
                case DIVIDE -> left.per(right);
                case PLUS, MINUS -> {
                    if (!left.equals(right)) {
                        throw new InputException("adds unlike units " + left + " and " + right);
                    }
                    yield left;
                }
            };
        }
        return Unit.RATIO;
    }
}
