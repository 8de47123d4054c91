package yishu.semantic.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.jspecify.annotations.Nullable;
import yishu.semantic.review.Finding.Evidence;
import yishu.semantic.review.ReviewSpec.Digits;
import yishu.semantic.review.ReviewSpec.Position;

/**
 * Finds members whose amounts have digits that amounts do not have: first digits are compared with Benford's law, last
 * digits with an equal share of each, by Pearson's chi-square; the probability is multiplied by how many members are
 * judged (Bonferroni). Members with too few amounts for the test are not judged.
 *
 * <p>Sources: Benford, <i>The Law of Anomalous Numbers</i> (1938); Nigrini, <i>Benford's Law</i> (2012); Mosimann et al.,
 * <i>Terminal Digits and the Examination of Questioned Data</i> (2002).
 */
final class DigitReview {
    /** So that each of the ten is expected at least five times, as the test needs it, even the rarest by Benford. */
    private static final long FEWEST = 110;

    private final ReviewSpec review;
    private final Digits check;

    DigitReview(ReviewSpec review, Digits check) {
        this.review = review;
        this.check = check;
    }

    List<Finding> find(Figures figures) {
        return find(counts(figures.rows(sql())));
    }

    /** A member, a digit, and how many amounts have it. */
    private String sql() {
        String amount = "ABS(" + Figures.quoted(check.column()) + ")";
        String digit = check.position() == Position.FIRST
                ? "SUBSTRING(CAST(" + amount + " AS VARCHAR), 1, 1)"
                : "CAST(MOD(CAST(" + amount + " / " + check.unit() + " AS BIGINT), 10) AS VARCHAR)";
        String place = check.place().map(Figures::quoted).orElse("''");
        // Below one, the first sign is no digit that counts.
        String least = check.position() == Position.FIRST ? "1" : check.unit();
        return "SELECT " + place + " AS \"place\", " + digit + " AS \"digit\", COUNT(*) AS \"amounts\" FROM "
                + check.table() + " WHERE " + amount + " >= " + least + " GROUP BY " + place + ", " + digit;
    }

    private static Map<String, long[]> counts(List<List<@Nullable Object>> rows) {
        Map<String, long[]> counts = new TreeMap<>();
        for (List<@Nullable Object> row : rows) {
            if (row.get(0) != null && row.get(1) != null && row.get(2) instanceof Number amounts) {
                counts.computeIfAbsent(String.valueOf(row.get(0)), any -> new long[10])[
                                Integer.parseInt(String.valueOf(row.get(1)))] +=
                        amounts.longValue();
            }
        }
        return counts;
    }

    /** @param counts of each digit from 0 to 9, by member */
    List<Finding> find(Map<String, long[]> counts) {
        Map<String, long[]> judged = new TreeMap<>(counts);
        judged.values().removeIf(it -> LongStream.of(it).sum() < FEWEST);
        List<Finding> findings = new ArrayList<>();
        judged.forEach((member, observed) -> {
            double probability = probability(observed) * judged.size();
            if (probability < check.chance()) {
                findings.add(finding(member, observed, probability));
            }
        });
        return findings;
    }

    private int first() {
        return check.position() == Position.FIRST ? 1 : 0;
    }

    private double expected(int digit) {
        return check.position() == Position.FIRST ? Math.log10(1 + 1.0 / digit) : 0.1;
    }

    private double probability(long[] observed) {
        long[] counted = Arrays.copyOfRange(observed, first(), 10);
        double[] expected = new double[counted.length];
        Arrays.setAll(expected, it -> expected(it + first()));
        return new ChiSquareTest().chiSquareTest(expected, counted);
    }

    private Finding finding(String member, long[] observed, double probability) {
        double all = LongStream.of(observed).sum();
        int most = first();
        for (int digit = first(); digit < 10; digit++) {
            if (observed[digit] / all - expected(digit) > observed[most] / all - expected(most)) {
                most = digit;
            }
        }
        List<Evidence> evidence = new ArrayList<>();
        for (int digit = first(); digit < 10; digit++) {
            evidence.add(new Evidence(
                    check.table() + "." + check.column(),
                    "digit=" + digit,
                    "",
                    String.format(Locale.ROOT, "%d, %.1f expected", observed[digit], all * expected(digit))));
        }
        String said = String.format(
                Locale.ROOT,
                "%s: the %s digit of %s is %d in %.1f %% of %.0f amounts, and %.1f %% are expected (probability %.2g)",
                member.isEmpty() ? "all" : member,
                check.position().name().toLowerCase(Locale.ROOT),
                check.column(),
                most,
                100 * observed[most] / all,
                all,
                100 * expected(most),
                probability);
        return new Finding(
                review.name(),
                check.name(),
                member.isEmpty() ? List.of() : List.of(member),
                "",
                probability,
                said,
                evidence);
    }
}
