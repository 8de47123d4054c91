package yishu.pipelines.release;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one figure is in two releases.
 *
 * @param kind how the two differ
 * @param key of the figure, a text for each column of the key
 * @param property whose values these are
 * @param old the value in the earlier release; NULL for a gap, and where there was none
 * @param now the value in the later one
 * @param was how the earlier one stands: status, edition and footnote
 * @param is how the later one does
 */
record Change(
        Kind kind,
        List<@Nullable String> key,
        String property,
        @Nullable Object old,
        @Nullable Object now,
        Standing was,
        Standing is) {

    /** How two releases differ; {@code RESTATED} is the same value under another status, edition or footnote. */
    enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        RESTATED
    }

    /** What stands beside a value. */
    record Standing(
            @Nullable String status,
            @Nullable String edition,
            @Nullable String footnote) {}

    /** By how much the value grew, to the last digit. */
    Optional<BigDecimal> difference() {
        return old instanceof BigDecimal before && now instanceof BigDecimal after
                ? Optional.of(after.subtract(before))
                : Optional.empty();
    }

    /** The difference as a share of the old value, to 16 digits; empty where that is zero. */
    Optional<BigDecimal> relative() {
        return old instanceof BigDecimal before && before.signum() != 0
                ? difference().map(it -> it.divide(before.abs(), MathContext.DECIMAL64))
                : Optional.empty();
    }
}
