package yishu.semantic.indicator;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a figure is compared with itself at other times and with its like.
 *
 * @param inPoints whether its change is a difference in points rather than a quotient: of rates
 * @param gapsAllowed whether a window with a missing period, or a year of unlike length, still has a value
 * @param seasonal whether one period says little against the one before it
 * @param growth the figure that is its growth as published
 * @param adjusted the figure that is its seasonal adjustment as published
 * @param decimals at which it is published, and ranked
 */
public record Comparing(
        boolean inPoints,
        boolean gapsAllowed,
        boolean seasonal,
        Optional<IndicatorName> growth,
        Optional<IndicatorName> adjusted,
        OptionalInt decimals) {}
