package yishu.semantic.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import yishu.content.Code;
import yishu.semantic.indicator.Dimension;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.Measure;
import yishu.semantic.indicator.Subjects;

/** The figures of all subjects, as far as a trace needs them. */
public final class Figures {
    private final Subjects subjects;

    private Figures(Subjects subjects) {
        this.subjects = subjects;
    }

    public static List<Figure> of(Subjects subjects) {
        Figures reader = new Figures(subjects);
        List<Figure> figures = new ArrayList<>();
        subjects.all().forEach(subject -> subject.indicators().values().forEach(it -> figures.add(reader.figure(it))));
        return figures;
    }

    private Figure figure(Indicator indicator) {
        List<Figure> parts = indicator.measure() instanceof Measure.Derived derived
                ? derived.formula().parts().stream()
                        .map(part -> figure(subjects.indicator(part)))
                        .toList()
                : List.of();
        return new Figure(
                indicator.id().subject(),
                indicator.name(),
                indicator.title().en() + " " + indicator.title().zh(),
                indicator.definition().en() + " " + indicator.definition().zh(),
                MeasureText.of(indicator.measure()),
                subjects.unitOf(indicator).toString(),
                indicator.owner(),
                facts(indicator),
                parts);
    }

    private static Optional<Figure.Facts> facts(Indicator indicator) {
        if (!(indicator.measure() instanceof Measure.Aggregate aggregate)) {
            return Optional.empty();
        }
        Measure.Facts facts = aggregate.facts();
        Map<String, String> dimensions = new LinkedHashMap<>();
        facts.dimensions().forEach((name, dimension) -> dimensions.put(name, dimension.column()));
        Map<String, List<Code>> codes = new LinkedHashMap<>();
        facts.dimensions().values().stream()
                .filter(Dimension::isHierarchy)
                .forEach(dimension -> codes.put(dimension.name(), codes(dimension)));
        return Optional.of(new Figure.Facts(
                facts.table(),
                aggregate.column(),
                facts.filter(),
                facts.periods(),
                facts.time().column(),
                dimensions,
                codes));
    }

    private static List<Code> codes(Dimension dimension) {
        return dimension.codes().orElseThrow().codes().stream()
                .filter(code -> dimension.level().map(code.level()::equals).orElse(true))
                .toList();
    }
}
