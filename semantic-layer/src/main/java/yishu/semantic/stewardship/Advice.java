package yishu.semantic.stewardship;

import java.math.BigDecimal;
import java.util.Optional;
import yishu.pipelines.contract.Item;

/** What could be done about an item that two datasets collect, in one sentence. */
final class Advice {
    private static final BigDecimal ALL_BUT_EQUAL = new BigDecimal("0.95");

    private Advice() {}

    /** @param item where contracts declare it: then the first dataset has the authority */
    static String of(Kept first, Kept second, Optional<Item.Key> item, Optional<Values.Comparison> compared) {
        String one = first.dataset().id();
        String other = second.dataset().id();
        Optional<BigDecimal> share = compared.flatMap(Values.Comparison::share);
        boolean differs = share.filter(it -> it.compareTo(ALL_BUT_EQUAL) < 0).isPresent();
        if (item.isPresent()) {
            String keeps = one + " has the authority; ";
            return keeps
                    + (differs
                            ? "see ops.conflicts for why " + other + " says otherwise before it stops"
                            : other + " could take " + item.get() + " from there and stop collecting it");
        }
        if (differs) {
            return "their values differ, so they may be two items; if not, settle which of the two counts";
        }
        String more = compared.filter(it -> it.first() > it.second())
                .map(it -> " (" + it.first() + " values against " + it.second() + ")")
                .orElse("");
        return "if it is one item, " + one + " would be the authority" + more + ", and " + other
                + " could stop collecting it; say so with 'items' in both contracts";
    }
}
