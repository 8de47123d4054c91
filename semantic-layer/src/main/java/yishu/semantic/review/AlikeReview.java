package yishu.semantic.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import yishu.semantic.review.Finding.Evidence;
import yishu.semantic.review.ReviewSpec.TooAlike;

/**
 * Finds pairs of members whose printed figures are the same for longer than chance lets them be. If two members agree in a
 * period with probability p, as all pairs together tell, a run of k equal figures has probability p^k; it is multiplied by
 * how many runs there could be (Bonferroni), so that among many pairs the luckiest is no finding.
 */
final class AlikeReview {
    private final ReviewSpec review;
    private final TooAlike check;
    private final Panel panel;
    private final List<String> members;
    private final List<String> periods;

    AlikeReview(ReviewSpec review, TooAlike check, Figures figures) {
        this(review, check, figures.panel(check.figure(), review.by(), review.per()));
    }

    AlikeReview(ReviewSpec review, TooAlike check, Panel panel) {
        this.review = review;
        this.check = check;
        this.panel = panel;
        this.members = List.copyOf(panel.members());
        this.periods = List.copyOf(panel.periods());
    }

    List<Finding> find() {
        double chance = chanceOfAgreement();
        List<Finding> findings = new ArrayList<>();
        for (int one = 0; one < members.size(); one++) {
            for (int other = one + 1; other < members.size(); other++) {
                longestRun(members.get(one), members.get(other), chance).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private Optional<BigDecimal> printed(String member, String period) {
        return panel.value(member, period).map(it -> it.setScale(check.decimals(), RoundingMode.HALF_UP));
    }

    private boolean agree(String one, String other, String period) {
        Optional<BigDecimal> printed = printed(one, period);
        return printed.isPresent() && printed.equals(printed(other, period));
    }

    /** How often two members print the same figure in a period; at least one in so many comparisons as there are. */
    private double chanceOfAgreement() {
        long agreements = 0;
        long comparisons = 0;
        for (String period : periods) {
            for (int one = 0; one < members.size(); one++) {
                for (int other = one + 1; other < members.size(); other++) {
                    boolean both = printed(members.get(one), period).isPresent()
                            && printed(members.get(other), period).isPresent();
                    comparisons += both ? 1 : 0;
                    agreements += agree(members.get(one), members.get(other), period) ? 1 : 0;
                }
            }
        }
        return Math.max(1, agreements) / (double) Math.max(1, comparisons);
    }

    private Optional<Finding> longestRun(String one, String other, double chance) {
        int longest = 0;
        int end = 0;
        int run = 0;
        for (int at = 0; at < periods.size(); at++) {
            run = agree(one, other, periods.get(at)) ? run + 1 : 0;
            if (run > longest) {
                longest = run;
                end = at;
            }
        }
        double pairs = members.size() * (members.size() - 1) / 2.0;
        double probability = Math.pow(chance, longest) * pairs * (periods.size() - longest + 1);
        return longest > 1 && probability < check.chance()
                ? Optional.of(finding(one, other, end - longest + 1, end, probability))
                : Optional.empty();
    }

    private Finding finding(String one, String other, int first, int last, double probability) {
        List<Evidence> evidence = new ArrayList<>();
        for (String period : periods.subList(first, last + 1)) {
            for (String member : List.of(one, other)) {
                evidence.add(new Evidence(
                        check.figure().toString(),
                        review.by() + "=" + member,
                        period,
                        panel.value(member, period).orElseThrow().toPlainString()));
            }
        }
        String said = String.format(
                Locale.ROOT,
                "%s and %s: %s is the same in %d periods from %s to %s (probability %.2g)",
                panel.named(one),
                panel.named(other),
                check.figure(),
                last - first + 1,
                periods.get(first),
                periods.get(last),
                probability);
        return new Finding(
                review.name(), check.name(), List.of(one, other), periods.get(last), probability, said, evidence);
    }
}
