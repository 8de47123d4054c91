package yishu.semantic.entity;

import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import yishu.semantic.stewardship.Listing;

/** Decisions as a table, with the evidence that each rested on. */
public final class DecisionListing {
    private DecisionListing() {}

    /**
     * One row for each, the first first.
     *
     * @param all whether those are shown as well that a later one took the place of
     */
    public static Listing of(List<Decision> decisions, boolean all, ZoneId zone) {
        Listing listing = Listing.of(
                "decision:bigint",
                "left",
                "left_name",
                "verdict",
                "right",
                "right_name",
                "score:double",
                "evidence",
                "by",
                "at:timestamp(6) with time zone",
                "reason",
                "supersedes:bigint");
        Set<Integer> standing =
                Decisions.standing(decisions).stream().map(Decision::number).collect(Collectors.toSet());
        for (Decision it : decisions) {
            if (all || standing.contains(it.number())) {
                listing.add(
                        (long) it.number(),
                        it.left().id(),
                        it.left().name(),
                        it.verdict(),
                        it.right().id(),
                        it.right().name(),
                        score(it.evidence().score()),
                        String.join("; ", it.evidence().reasons()),
                        it.by(),
                        it.at().truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime(),
                        it.reason(),
                        it.supersedes() == 0 ? null : (long) it.supersedes());
            }
        }
        return listing;
    }

    private static @Nullable Double score(OptionalDouble score) {
        return score.isPresent() ? (Double) (Math.round(score.getAsDouble() * 1e4) / 1e4) : null;
    }
}
