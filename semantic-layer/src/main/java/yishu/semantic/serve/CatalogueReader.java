package yishu.semantic.serve;

import java.util.List;
import java.util.function.Predicate;
import yishu.content.CodeList;
import yishu.semantic.engine.TableName;
import yishu.semantic.indicator.Bilingual;
import yishu.semantic.indicator.Break;
import yishu.semantic.indicator.Dimension;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.Measure;
import yishu.semantic.indicator.Subject;
import yishu.semantic.indicator.Subjects;
import yishu.semantic.plan.Doubt;
import yishu.semantic.plan.Doubts;
import yishu.semantic.trace.MeasureText;

/** Makes the catalogue of all subjects. */
public final class CatalogueReader {
    private final Subjects subjects;
    private final Predicate<TableName> synthetic;
    private final Doubts doubts;

    /**
     * @param synthetic whether the figures of a table are invented
     * @param doubts that figures are in
     */
    public CatalogueReader(Subjects subjects, Predicate<TableName> synthetic, List<Doubt> doubts) {
        this.subjects = subjects;
        this.synthetic = synthetic;
        this.doubts = new Doubts(subjects, doubts);
    }

    public Catalogue read() {
        return new Catalogue(subjects.all().stream().map(this::subject).toList());
    }

    private Catalogue.Subject subject(Subject subject) {
        return new Catalogue.Subject(
                subject.name(),
                words(subject.title()),
                subject.time().frequency().name(),
                subject.dimensions().values().stream()
                        .map(CatalogueReader::dimension)
                        .toList(),
                subject.indicators().values().stream().map(this::figure).toList());
    }

    private static Catalogue.Dimension dimension(Dimension dimension) {
        return new Catalogue.Dimension(
                dimension.name(), dimension.codes().map(CodeList::name).orElse(""), dimension.levels());
    }

    private Catalogue.Figure figure(Indicator indicator) {
        return new Catalogue.Figure(
                indicator.name(),
                words(indicator.title()),
                words(indicator.definition()),
                subjects.unitOf(indicator).toString(),
                MeasureText.of(indicator.measure()),
                subjects.breaksOf(indicator).stream()
                        .map(CatalogueReader::broken)
                        .toList(),
                indicator.owner(),
                subjects.classificationOf(indicator).toString(),
                subjects.aggregatesOf(indicator).stream().anyMatch(this::isSynthetic),
                doubts.about(indicator).stream().map(Doubt::words).toList());
    }

    private boolean isSynthetic(Indicator indicator) {
        return indicator.measure() instanceof Measure.Aggregate aggregate
                && synthetic.test(aggregate.facts().table());
    }

    private static Catalogue.Break broken(Break it) {
        return new Catalogue.Break(it.period(), it.kind().toString(), words(it.reason()));
    }

    private static Catalogue.Words words(Bilingual words) {
        return new Catalogue.Words(words.en(), words.zh());
    }
}
