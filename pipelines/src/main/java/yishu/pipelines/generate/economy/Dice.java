package yishu.pipelines.generate.economy;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Chance that can be repeated: {@code Dice.of(1).at("tax", 7)} falls the same way on every machine, whatever was thrown
 * before it.
 */
public final class Dice {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final SplittableRandom random;

    private Dice(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    public static Dice of(long seed) {
        return new Dice(mixed(seed));
    }

    /** Dice of their own for a purpose. */
    public Dice at(String purpose) {
        return at(purpose.hashCode());
    }

    /** Dice of their own for a number. */
    public Dice at(long number) {
        return new Dice(mixed(seed + STEP * (number + 1)));
    }

    public Dice at(long number, long other) {
        return at(number).at(other);
    }

    private static long mixed(long number) {
        long mixed = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** From 0 to below 1. */
    public double uniform() {
        return random.nextDouble();
    }

    /** About normal, mean 0 and deviation 1: twelve throws less six, so that no platform's logarithm has a say. */
    public double normal() {
        double sum = -6;
        for (int count = 0; count < 12; count++) {
            sum += random.nextDouble();
        }
        return sum;
    }

    /** From 0 to below a bound. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    public boolean chance(double share) {
        return random.nextDouble() < share;
    }

    public <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** A position, in proportion to its weight. */
    public int weighted(double[] weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double left = uniform() * total;
        for (int position = 0; position < weights.length; position++) {
            left -= weights[position];
            if (left < 0) {
                return position;
            }
        }
        return weights.length - 1;
    }

    /** Of an expected count, the whole part, and one more with the chance of the rest: 2.3 is 2 or, rarely, 3. */
    public int count(double expected) {
        int whole = (int) expected;
        return whole + (chance(expected - whole) ? 1 : 0);
    }
}
