package yishu.semantic.stewardship;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import yishu.pipelines.contract.Datasets;
import yishu.pipelines.contract.Item;
import yishu.pipelines.contract.Register;
import yishu.semantic.engine.Engine;
import yishu.semantic.engine.Warehouse;

/** Data items that several datasets collect (重复采集): those that contracts declare, and those that look it. */
public final class Overlap {
    private final Datasets datasets;
    private final Optional<Values> values;
    private final BigDecimal least;
    private final List<Pair> pairs = new ArrayList<>();

    private Overlap(Datasets datasets, Optional<Values> values, BigDecimal least) {
        this.datasets = datasets;
        this.values = values;
        this.least = least;
    }

    /**
     * Two datasets that collect one item.
     *
     * @param authority the one whose value counts; empty where nobody said
     * @param item at which frequency, where it is declared
     * @param score 1 where it is declared
     */
    private record Pair(
            Kept first,
            Kept second,
            boolean authority,
            Optional<Item.Key> item,
            BigDecimal score,
            List<String> reasons,
            Optional<Values.Comparison> compared) {}

    /**
     * The table of all of them, the most certain first.
     *
     * @param loaded the warehouse and its engine, if anything was loaded
     * @param least the least score of a pair that is shown, from 0 to 1
     */
    public static Listing of(Datasets datasets, Optional<Warehouse> loaded, Optional<Engine> engine, BigDecimal least) {
        Optional<Values> values = loaded.flatMap(it -> engine.map(by -> new Values(it, by)));
        Overlap overlap = new Overlap(datasets, values, least);
        KeptReader reader = new KeptReader(datasets, values);
        List<Kept> all = reader.all();
        overlap.declared(all);
        overlap.alike(all);
        Listing listing = overlap.listing();
        if (!reader.unknown().isEmpty()) {
            listing.note("what indicators they keep is known only when they are loaded: "
                    + String.join(", ", reader.unknown()));
        }
        listing.note("'alike' is a hint for a person to look at, and certain of nothing");
        return listing;
    }

    private void declared(List<Kept> all) {
        for (Register.Entry entry : Register.of(datasets.all().values()).entries()) {
            entry.authority().flatMap(it -> kept(all, it)).ifPresent(authority -> entry.repeats()
                    .forEach(it -> kept(all, it)
                            .ifPresent(second -> pairs.add(new Pair(
                                    authority,
                                    second,
                                    true,
                                    Optional.of(entry.key()),
                                    BigDecimal.ONE,
                                    List.of("both contracts say so"),
                                    values.flatMap(by -> by.compare(
                                            authority,
                                            second,
                                            Optional.of(entry.key().frequency()))))))));
        }
    }

    private static Optional<Kept> kept(List<Kept> all, Register.Collected collected) {
        return all.stream()
                .filter(it -> it.dataset().equals(collected.dataset())
                        && it.item().equals(Optional.of(collected.item().code())))
                .findFirst();
    }

    private void alike(List<Kept> all) {
        for (int one = 0; one < all.size(); one++) {
            for (int other = one + 1; other < all.size(); other++) {
                Kept first = all.get(one);
                Kept second = all.get(other);
                if (!first.dataset().equals(second.dataset())) {
                    Likeness likeness = Likeness.of(first, second);
                    if (likeness.score().compareTo(least) >= 0) {
                        pairs.add(pair(first, second, likeness));
                    }
                }
            }
        }
    }

    /** First stands the one that would be the authority: a declared item, else the one with more values. */
    private Pair pair(Kept first, Kept second, Likeness likeness) {
        Optional<Values.Comparison> compared = values.flatMap(it -> it.compare(first, second, Optional.empty()));
        boolean turned = (second.item().isPresent() && first.item().isEmpty())
                || (first.item().isEmpty()
                        && compared.filter(it -> it.second() > it.first()).isPresent());
        return turned
                ? new Pair(
                        second,
                        first,
                        false,
                        Optional.empty(),
                        likeness.score(),
                        likeness.reasons(),
                        compared.map(Values.Comparison::turned))
                : new Pair(first, second, false, Optional.empty(), likeness.score(), likeness.reasons(), compared);
    }

    private Listing listing() {
        Listing listing = Listing.of(
                "item",
                "first",
                "second",
                "departments",
                "certainty",
                "score:decimal(3,2)",
                "common_values:bigint",
                "equal_share:decimal(4,3)",
                "advice",
                "reasons");
        pairs.sort(Comparator.comparing(Pair::score)
                .reversed()
                .thenComparing(it -> it.first().toString())
                .thenComparing(it -> it.second().toString()));
        for (Pair it : pairs) {
            String one = it.first().dataset().department();
            String other = it.second().dataset().department();
            listing.add(
                    it.item().map(Item.Key::toString).orElse(it.first().name()),
                    it.first().toString(),
                    it.second().toString(),
                    one.equals(other) ? one : one + ", " + other,
                    it.authority() ? "declared" : "alike",
                    it.score(),
                    it.compared().map(Values.Comparison::common).orElse(null),
                    it.compared().flatMap(Values.Comparison::share).orElse(null),
                    Advice.of(it.first(), it.second(), it.item(), it.compared()),
                    String.join("; ", it.reasons()));
        }
        return listing;
    }
}
