package yishu.semantic.review;

import java.util.List;
import java.util.Optional;
import yishu.semantic.engine.TableName;
import yishu.semantic.indicator.Bilingual;
import yishu.semantic.indicator.IndicatorName;

/**
 * What is compared with what, declared in {@code reviews/<name>.yaml}.
 *
 * @param by the dimension whose members are compared with each other
 * @param per the period that figures are taken over
 */
public record ReviewSpec(String name, Bilingual title, String by, Per per, List<Check> checks) {
    public ReviewSpec {
        checks = List.copyOf(checks);
    }

    /** A length of time, in which figures of several frequencies meet. */
    public enum Per {
        YEAR,
        QUARTER,
        MONTH
    }

    /** One comparison. */
    public sealed interface Check permits GrowthApart, TooAlike, Digits {
        /** The sentence that should hold. */
        String name();
    }

    /**
     * A figure grows as those beside it do: what it grew more than they, in a member, lies within what is usual among the
     * members.
     *
     * @param figure that is judged
     * @param beside figures that it should go with
     * @param periods over how many periods growth is taken
     * @param beyond what is not usual, as a robust score; 3.5 by Iglewicz and Hoaglin
     */
    public record GrowthApart(String name, IndicatorName figure, List<IndicatorName> beside, int periods, double beyond)
            implements Check {
        public GrowthApart {
            beside = List.copyOf(beside);
        }
    }

    /**
     * No two members have the same printed figure period after period.
     *
     * @param decimals that are printed
     * @param chance above which a run of equal figures is taken for one
     */
    public record TooAlike(String name, IndicatorName figure, int decimals, double chance) implements Check {}

    /**
     * The digits of amounts are those of amounts that came about, not of amounts that were made up.
     *
     * @param table of amounts
     * @param place column of the members; all rows together without it
     * @param unit that the last digit counts, for {@link Position#LAST}
     * @param chance above which a deviation is taken for one
     */
    public record Digits(
            String name,
            TableName table,
            String column,
            Optional<String> place,
            Position position,
            String unit,
            double chance)
            implements Check {}

    /** Which digit is looked at. */
    public enum Position {
        /** The first: by Benford's law 1 leads in 30.1 % of amounts over several orders of magnitude. */
        FIRST,
        /** The last that is counted: each of the ten as often as the others. */
        LAST
    }
}
