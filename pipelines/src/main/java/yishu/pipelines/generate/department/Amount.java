package yishu.pipelines.generate.department;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Latent quantities as departments print them. */
final class Amount {
    private Amount() {}

    /** Divided by a unit's factor and rounded to so many decimals. */
    static BigDecimal in(double value, double factor, int decimals) {
        return BigDecimal.valueOf(value / factor).setScale(decimals, RoundingMode.HALF_UP);
    }

    /** A share in per cent, with one decimal. */
    static BigDecimal percent(double share) {
        return in(share, 0.01, 1);
    }

    /** The sum of what counties print, so that the whole is the sum of its parts to the last digit. */
    static BigDecimal sum(List<Integer> counties, IntToDoubleFunction value, double factor, int decimals) {
        return counties.stream()
                .map(it -> in(value.applyAsDouble(it), factor, decimals))
                .reduce(BigDecimal.ZERO.setScale(decimals), BigDecimal::add);
    }
}
