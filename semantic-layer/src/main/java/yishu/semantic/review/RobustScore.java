package yishu.semantic.review;

import java.util.Arrays;
import java.util.Collection;

/**
 * How far a value lies from the middle of others, in a measure that outliers do not stretch: 0.6745 (x - median) / MAD.
 *
 * <p>Source: Iglewicz and Hoaglin, <i>How to Detect and Handle Outliers</i> (ASQC, 1993), who call a value an outlier beyond
 * 3.5.
 */
final class RobustScore {
    private static final double NORMAL = 0.6745;

    private final double median;
    private final double spread;

    /** @param least a spread below which differences mean nothing, such as that of rounding */
    private RobustScore(double median, double spread, double least) {
        this.median = median;
        this.spread = Math.max(spread, least);
    }

    static RobustScore among(Collection<Double> values, double least) {
        double median = median(values);
        double spread = median(values.stream().map(it -> Math.abs(it - median)).toList());
        return new RobustScore(median, spread, least);
    }

    double of(double value) {
        return NORMAL * (value - median) / spread;
    }

    double median() {
        return median;
    }

    /** The middle value, or the mean of the two in the middle. */
    static double median(Collection<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
