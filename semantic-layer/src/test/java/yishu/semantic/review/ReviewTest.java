package yishu.semantic.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import yishu.semantic.engine.TableName;
import yishu.semantic.indicator.Bilingual;
import yishu.semantic.indicator.IndicatorName;
import yishu.semantic.review.ReviewSpec.Digits;
import yishu.semantic.review.ReviewSpec.GrowthApart;
import yishu.semantic.review.ReviewSpec.Position;
import yishu.semantic.review.ReviewSpec.TooAlike;

class ReviewTest {
    private static final IndicatorName OUTPUT = new IndicatorName("accounts", "output");
    private static final IndicatorName TAX = new IndicatorName("tax", "sales");
    private static final IndicatorName POWER = new IndicatorName("grid", "electricity");
    private static final ReviewSpec REVIEW =
            new ReviewSpec("output", new Bilingual("Output", "产出"), "region", ReviewSpec.Per.YEAR, List.of());
    private static final GrowthApart GROWTH = new GrowthApart("grows alike", OUTPUT, List.of(TAX, POWER), 1, 3.5);

    /** The numbers of Iglewicz and Hoaglin's example: with 2.1, 2.6, 2.4, 2.5, 2.3, 2.1, 2.3, 2.6, 8.2, 8.3 by hand. */
    @Test
    void aRobustScoreIsNotMisledByTheOutliers() {
        List<Double> values = List.of(2.1, 2.6, 2.4, 2.5, 2.3, 2.1, 2.3, 2.6, 8.2, 8.3);
        RobustScore score = RobustScore.among(values, 0);
        // Median 2.45; deviations .35 .15 .05 .05 .15 .35 .15 .15 5.75 5.85, of which the median is .15.
        assertThat(score.median()).isCloseTo(2.45, within(1e-12));
        assertThat(score.of(8.2)).isCloseTo(0.6745 * 5.75 / 0.15, within(1e-9));
        assertThat(score.of(2.1)).isCloseTo(-0.6745 * 0.35 / 0.15, within(1e-9));
    }

    private static Map<IndicatorName, Panel> economy(double boast) {
        Map<IndicatorName, Panel> panels = new LinkedHashMap<>();
        List.of(OUTPUT, TAX, POWER).forEach(it -> panels.put(it, new Panel()));
        Random dice = new Random(5);
        for (int county = 0; county < 12; county++) {
            double level = 100 * (county + 1);
            for (int year = 2021; year <= 2024; year++) {
                // A downturn of all in 2022, which is nobody's fault.
                level *= (year == 2022 ? 0.97 : 1.05) + 0.01 * dice.nextGaussian();
                String member = "9901" + (10 + county);
                double told = county == 7 && year == 2024 ? boast * level : level;
                put(Objects.requireNonNull(panels.get(OUTPUT)), member, year, told);
                put(
                        Objects.requireNonNull(panels.get(TAX)),
                        member,
                        year,
                        0.2 * level * (1 + 0.004 * dice.nextGaussian()));
                put(
                        Objects.requireNonNull(panels.get(POWER)),
                        member,
                        year,
                        31 * level * (1 + 0.004 * dice.nextGaussian()));
            }
        }
        return panels;
    }

    private static void put(Panel panel, String member, int year, double value) {
        panel.put(member, "县" + member, year + "-01-01", BigDecimal.valueOf(value));
    }

    @Test
    void whoTellsMoreThanTaxAndElectricityBearIsFound() {
        List<Finding> findings = new GrowthReview(REVIEW, GROWTH, economy(1.08)).find();
        assertThat(findings).singleElement().satisfies(it -> {
            assertThat(it.members()).containsExactly("990117");
            assertThat(it.period()).isEqualTo("2024-01-01");
            assertThat(it.measure()).isGreaterThan(3.5);
            assertThat(it.said())
                    .startsWith("县990117 (990117): from 2023-01-01 to 2024-01-01 accounts.output grew ")
                    .contains(" % more than tax.sales, grid.electricity would let one expect");
            assertThat(it.evidence()).hasSize(6).anySatisfy(value -> {
                assertThat(value.figure()).isEqualTo("tax.sales");
                assertThat(value.key()).isEqualTo("region=990117");
            });
        });
    }

    @Test
    void aSoundEconomyHasNoFinding() {
        assertThat(new GrowthReview(REVIEW, GROWTH, economy(1)).find()).isEmpty();
    }

    @Test
    void aMemberThatLacksAFigureIsNotJudgedAndFewMembersAreNone() {
        Map<IndicatorName, Panel> panels = economy(1.08);
        Panel power = new Panel();
        Objects.requireNonNull(economy(1).get(POWER)).members().stream()
                .filter(it -> !it.equals("990117"))
                .forEach(it -> put(power, it, 2024, 1));
        panels.put(POWER, power);
        assertThat(new GrowthReview(REVIEW, GROWTH, panels).find()).isEmpty();
    }

    private static Panel rates(boolean copied) {
        Random dice = new Random(11);
        Panel panel = new Panel();
        for (int quarter = 0; quarter < 12; quarter++) {
            String period = "20" + (21 + quarter / 4) + "-0" + (1 + 3 * (quarter % 4) % 9) + "-01";
            BigDecimal first = BigDecimal.ZERO;
            for (int county = 0; county < 12; county++) {
                BigDecimal rate = BigDecimal.valueOf(Math.round(50 + 15 * dice.nextGaussian()), 3);
                first = county == 0 ? rate : first;
                boolean same = copied && county == 9 && quarter >= 4 && quarter < 8;
                panel.put("c" + county, "c" + county, period + quarter, same ? first : rate);
            }
        }
        return panel;
    }

    @Test
    void ratesThatAreTheSameForTooLongAreFound() {
        TooAlike check = new TooAlike("rates differ", OUTPUT, 3, 0.001);
        assertThat(new AlikeReview(REVIEW, check, rates(false)).find()).isEmpty();
        assertThat(new AlikeReview(REVIEW, check, rates(true)).find())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.members()).containsExactly("c0", "c9");
                    assertThat(it.said()).contains("is the same in 4 periods");
                    assertThat(it.measure()).isLessThan(0.001);
                    assertThat(it.evidence()).hasSize(8);
                });
    }

    private static Digits digits(Position position) {
        return new Digits(
                "digits", new TableName("core", "invoices"), "sales", Optional.of("region"), position, "1", 0.001);
    }

    /** The first digits of the first 1,000 powers of two follow Benford's law; those of 1 to 999 do not. */
    @Test
    void firstDigitsAreComparedWithBenfordsLaw() {
        Map<String, long[]> counts = new TreeMap<>();
        counts.put("powers", new long[10]);
        counts.put("numbers", new long[10]);
        java.math.BigInteger power = java.math.BigInteger.ONE;
        for (int number = 1; number < 1000; number++) {
            power = power.shiftLeft(1);
            Objects.requireNonNull(counts.get("powers"))[power.toString().charAt(0) - '0']++;
            Objects.requireNonNull(counts.get("numbers"))[String.valueOf(number).charAt(0) - '0']++;
        }
        List<Finding> findings = new DigitReview(REVIEW, digits(Position.FIRST)).find(counts);
        assertThat(findings).singleElement().satisfies(it -> {
            assertThat(it.members()).containsExactly("numbers");
            assertThat(it.said()).contains("the first digit of sales is 9 in 11.1 % of 999 amounts, and 4.6 %");
        });
    }

    /** Chi-square of 190, 90 ... 90 over 100 each is 90 with 9 degrees of freedom; a fair draw is left alone. */
    @Test
    void lastDigitsShouldBeOneLikeTheOther() {
        Map<String, long[]> counts = new TreeMap<>();
        counts.put("rounded", new long[] {190, 90, 90, 90, 90, 90, 90, 90, 90, 90});
        counts.put("fair", new long[] {104, 95, 99, 108, 91, 101, 97, 110, 98, 97});
        counts.put("few", new long[] {50, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        assertThat(new DigitReview(REVIEW, digits(Position.LAST)).find(counts))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.members()).containsExactly("rounded");
                    assertThat(it.said()).contains("the last digit of sales is 0 in 19.0 % of 1000 amounts");
                });
    }
}
