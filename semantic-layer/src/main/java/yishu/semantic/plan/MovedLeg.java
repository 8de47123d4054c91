package yishu.semantic.plan;

import java.util.List;
import java.util.Set;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.Measure;
import yishu.semantic.indicator.Measure.Facts;

/**
 * What one fact table contributes to the cells of a context from periods that are not the cells' own.
 *
 * @param name of the relation
 * @param facts the table and how its columns map; its filter does not count, each part has its own
 * @param kind how a value is made of several periods
 * @param readings all of whose spans change the time
 * @param counted parts whose facts are counted too
 * @param dated readings whose periods must be known
 */
record MovedLeg(
        String name,
        Facts facts,
        Leg.Kind kind,
        Context context,
        List<Reading> readings,
        Set<Indicator> counted,
        Set<Reading> dated) {
    MovedLeg {
        readings = List.copyOf(readings);
        counted = Set.copyOf(counted);
        dated = Set.copyOf(dated);
    }

    List<Indicator> parts() {
        return readings.stream().map(Reading::part).distinct().toList();
    }

    /** Whether values of some facts tell that of all: distinct things in two months, or places, may be the same. */
    static boolean isAdditive(Indicator part) {
        Measure.Function function = Expand.aggregate(part).function();
        return function != Measure.Function.COUNT_DISTINCT && function != Measure.Function.AVG;
    }
}
