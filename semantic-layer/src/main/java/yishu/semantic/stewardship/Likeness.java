package yishu.semantic.stewardship;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How likely it is that two figures are the same data item, and why. It is a hint for a person and never certain: half of
 * the score is how alike the names are, the rest what else agrees.
 *
 * @param score from 0 to 1; 0 where the two cannot be the same
 */
record Likeness(BigDecimal score, List<String> reasons) {
    private static final Likeness NONE = new Likeness(BigDecimal.ZERO, List.of());

    Likeness {
        reasons = List.copyOf(reasons);
    }

    static Likeness of(Kept first, Kept second) {
        if (differ(first.unit(), second.unit())
                || differ(first.areas(), second.areas())
                || differ(first.level(), second.level())
                || (first.item().isPresent() && second.item().isPresent())) {
            return NONE;
        }
        List<String> reasons = new ArrayList<>();
        boolean sameCode = !first.code().isEmpty() && first.code().equals(second.code());
        double names = sameCode ? 1 : dice(first.name(), second.name());
        reasons.add(
                sameCode
                        ? "both have the code " + first.code()
                        : "names " + percent(names) + " alike: " + first.name() + ", " + second.name());
        double score = 0.5 * names
                + agreed("unit", first.unit(), second.unit(), 0.15, reasons)
                + agreed("areas", first.areas(), second.areas(), 0.1, reasons)
                + agreed("level", first.level(), second.level(), 0.05, reasons)
                + frequency(first, second, reasons)
                + breakdown(first, second, reasons);
        return names < 0.5 ? NONE : new Likeness(BigDecimal.valueOf(score).setScale(2, RoundingMode.HALF_UP), reasons);
    }

    private static boolean differ(Optional<String> one, Optional<String> other) {
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }

    /** What is not known counts half. */
    private static double agreed(
            String what, Optional<String> one, Optional<String> other, double weight, List<String> reasons) {
        if (one.isPresent() && one.equals(other)) {
            reasons.add("same " + what + " " + one.get());
            return weight;
        }
        return weight / 2;
    }

    private static double frequency(Kept first, Kept second, List<String> reasons) {
        Set<String> both = new HashSet<>(first.frequencies());
        both.retainAll(second.frequencies());
        if (both.isEmpty()) {
            return first.frequencies().isEmpty() || second.frequencies().isEmpty() ? 0.05 : 0;
        }
        reasons.add("same frequency " + String.join(", ", both.stream().sorted().toList()));
        return 0.1;
    }

    private static double breakdown(Kept first, Kept second, List<String> reasons) {
        if (!first.breakdown().isEmpty() || !second.breakdown().isEmpty()) {
            return first.breakdown().equals(second.breakdown()) ? 0.05 : 0;
        }
        reasons.add("both by area and period alone");
        return 0.1;
    }

    /** The share of pairs of neighbouring letters that two names have in common. */
    static double dice(String one, String other) {
        List<String> first = pairs(one);
        List<String> second = new ArrayList<>(pairs(other));
        int size = first.size() + second.size();
        if (size == 0) {
            return one.equals(other) ? 1 : 0;
        }
        int common = 0;
        for (String pair : first) {
            common += second.remove(pair) ? 1 : 0;
        }
        return 2.0 * common / size;
    }

    private static List<String> pairs(String name) {
        int[] letters = name.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .toArray();
        if (letters.length < 2) {
            return letters.length == 0 ? List.of() : Collections.singletonList(new String(letters, 0, 1));
        }
        List<String> pairs = new ArrayList<>();
        for (int place = 0; place + 1 < letters.length; place++) {
            pairs.add(new String(letters, place, 2));
        }
        return pairs;
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }
}
