package yishu.semantic.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import yishu.semantic.indicator.IndicatorName;
import yishu.semantic.review.Finding.Evidence;
import yishu.semantic.review.ReviewSpec.GrowthApart;

/**
 * Finds members in which a figure grew more, or less, than the figures beside it by an amount that is not usual among the
 * members. What it grew apart is its logarithmic growth less the median of theirs; each ending period is judged by itself,
 * so that what happens everywhere is nobody's fault.
 */
final class GrowthReview {
    private static final int FEWEST = 5;
    /** Half a percent: what rounding and timing do. */
    private static final double NOISE = 0.005;

    private final String review;
    private final String by;
    private final GrowthApart check;
    private final Map<IndicatorName, Panel> panels;

    GrowthReview(ReviewSpec review, GrowthApart check, Figures figures) {
        this(review, check, panels(review, check, figures));
    }

    /** @param panels of the judged figure first, then of those beside it */
    GrowthReview(ReviewSpec review, GrowthApart check, Map<IndicatorName, Panel> panels) {
        this.review = review.name();
        this.by = review.by();
        this.check = check;
        this.panels = panels;
    }

    private static Map<IndicatorName, Panel> panels(ReviewSpec review, GrowthApart check, Figures figures) {
        Map<IndicatorName, Panel> panels = new LinkedHashMap<>();
        panels.put(check.figure(), figures.panel(check.figure(), review.by(), review.per()));
        check.beside().forEach(it -> panels.put(it, figures.panel(it, review.by(), review.per())));
        return panels;
    }

    List<Finding> find() {
        List<Finding> findings = new ArrayList<>();
        List<String> periods = List.copyOf(judged().periods());
        for (int end = check.periods(); end < periods.size(); end++) {
            findings.addAll(between(periods.get(end - check.periods()), periods.get(end)));
        }
        return findings;
    }

    private Panel judged() {
        return panels.values().iterator().next();
    }

    private List<Finding> between(String from, String to) {
        Map<String, Double> apart = new TreeMap<>();
        judged().members().forEach(member -> apart(member, from, to).ifPresent(it -> apart.put(member, it)));
        if (apart.size() < FEWEST) {
            return List.of();
        }
        RobustScore usual = RobustScore.among(apart.values(), NOISE);
        List<Finding> findings = new ArrayList<>();
        apart.forEach((member, difference) -> {
            double score = usual.of(difference);
            if (Math.abs(score) > check.beyond()) {
                findings.add(finding(member, from, to, difference - usual.median(), score));
            }
        });
        return findings;
    }

    private Optional<Double> apart(String member, String from, String to) {
        List<Double> beside = new ArrayList<>();
        for (IndicatorName figure : check.beside()) {
            Objects.requireNonNull(panels.get(figure)).growth(member, from, to).ifPresent(beside::add);
        }
        return beside.size() < check.beside().size()
                ? Optional.empty()
                : judged().growth(member, from, to).map(it -> it - RobustScore.median(beside));
    }

    private Finding finding(String member, String from, String to, double difference, double score) {
        String beside = String.join(
                ", ", check.beside().stream().map(IndicatorName::toString).toList());
        String said = String.format(
                Locale.ROOT,
                "%s: from %s to %s %s grew %.1f %% %s than %s would let one expect (robust score %.1f)",
                judged().named(member),
                from,
                to,
                check.figure(),
                100 * Math.abs(Math.expm1(difference)),
                difference > 0 ? "more" : "less",
                beside,
                score);
        List<Evidence> evidence = new ArrayList<>();
        panels.forEach((figure, panel) -> List.of(from, to).forEach(period -> panel.value(member, period)
                .ifPresent(value -> evidence.add(
                        new Evidence(figure.toString(), by + "=" + member, period, value.toPlainString())))));
        return new Finding(review, check.name(), List.of(member), to, score, said, evidence);
    }
}
