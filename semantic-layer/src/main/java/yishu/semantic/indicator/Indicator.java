package yishu.semantic.indicator;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A figure that a question may ask for.
 *
 * @param line of the file that declares it
 * @param unit as declared; that of a derived figure may be left out, {@link Subjects#unitOf} works it out
 * @param breaks its own; {@link Subjects#breaksOf} adds those that it inherits
 * @param immune to which kinds of break of its parts: a ratio of two counts of one sample does not feel its scale
 * @param comparing how it is compared with itself and its like
 * @param zeroWhenEmpty whether a cell without facts is 0, because the subject counts events
 */
public record Indicator(
        IndicatorName id,
        int line,
        Bilingual title,
        Bilingual definition,
        Optional<Unit> unit,
        Measure measure,
        OverTime overTime,
        Direction good,
        Classification classification,
        String owner,
        List<Break> breaks,
        Set<Break.Kind> immune,
        Comparing comparing,
        boolean zeroWhenEmpty) {
    public Indicator {
        breaks = List.copyOf(breaks);
        immune = Set.copyOf(immune);
    }

    public String name() {
        return id.name();
    }
}
