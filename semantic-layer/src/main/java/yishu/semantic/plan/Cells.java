package yishu.semantic.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import yishu.semantic.indicator.Indicator;

/**
 * The cells of one context: what is read for them, and how their values are worked out.
 *
 * @param name of the relation
 * @param terms by the name of the cells' column
 * @param legs that read the cells' own periods
 * @param moved legs that read other periods for them
 * @param others cells of other contexts, from which they take values
 */
record Cells(
        String name,
        Context context,
        Map<String, Term> terms,
        List<Leg> legs,
        List<MovedLeg> moved,
        List<Beside> others) {
    Cells {
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
        legs = List.copyOf(legs);
        moved = List.copyOf(moved);
        others = List.copyOf(others);
    }

    /**
     * Cells that stand beside those whose keys they share.
     *
     * @param on names of the shared keys
     */
    record Beside(Cells cells, List<String> on, Optional<Ranking> ranking) {
        Beside {
            on = List.copyOf(on);
        }
    }

    /**
     * Ranks them by their one value.
     *
     * @param among names of the keys within which they are ranked
     * @param isLargestFirst which is best
     * @param decimals at which values are alike
     */
    record Ranking(List<String> among, boolean isLargestFirst, OptionalInt decimals) {
        Ranking {
            among = List.copyOf(among);
        }
    }

    /** The indicators over facts that any of their legs reads. */
    Stream<Indicator> parts() {
        Stream<Indicator> own = Stream.concat(
                legs.stream().flatMap(leg -> leg.parts().stream()),
                moved.stream().flatMap(leg -> leg.parts().stream()));
        return Stream.concat(own, others.stream().flatMap(other -> other.cells().parts()));
    }

    /** What is read of them for the notes. */
    Stream<Noted> noted() {
        return legs.stream().flatMap(leg -> leg.noted().stream());
    }

    /** Whether cells stand for periods that may have no facts. */
    boolean isOnSpine() {
        Context time = context.time();
        Context asked = time.only(Set.of());
        return legs.stream().anyMatch(leg -> leg.kind() != Leg.Kind.CELLS)
                && !time.keys().isEmpty()
                && legs.stream()
                        .noneMatch(leg -> asked.isOnePeriod(leg.facts().time().frequency()));
    }
}
