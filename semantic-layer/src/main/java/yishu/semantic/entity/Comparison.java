package yishu.semantic.entity;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Compares what a department says with a registered thing: code, name, place and address, each by itself. How rare an
 * agreement is by chance follows from the register: a name that ten of a thousand share is worth less than one of a kind.
 */
final class Comparison {
    private static final double ALIKE = 0.9;
    private static final LevenshteinDistance ONE_APART = new LevenshteinDistance(2);
    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

    private final RegisterIndex register;

    Comparison(RegisterIndex register) {
        this.register = register;
    }

    /** The agreements of a mention with a registered thing. */
    List<Agreement> of(Mention mention, FoldedName name, RegisterIndex.Entry entry) {
        return List.of(
                code(mention.code(), entry.thing().code()),
                name(name, entry.name()),
                place(mention.place(), entry.thing().place()),
                address(mention.address(), entry.thing().address()));
    }

    private Agreement code(String said, String registered) {
        if (said.isEmpty() || registered.isEmpty()) {
            return Agreement.UNKNOWN;
        }
        double chance = 1.0 / register.size();
        if (said.equals(registered)) {
            return new Agreement(0.97, chance * 0.01, "same code");
        }
        boolean close = isClose(said, registered);
        return close
                ? new Agreement(0.02, chance * 0.1, "code differs in one place")
                : new Agreement(0.01, 1, "another code");
    }

    /** One sign changed, lost or added, or two neighbours swapped. */
    private static boolean isClose(String one, String other) {
        int apart = ONE_APART.apply(one, other);
        return apart == 1 || (apart == 2 && isSwapped(one, other));
    }

    private static boolean isSwapped(String one, String other) {
        if (one.length() != other.length()) {
            return false;
        }
        int first = 0;
        while (one.charAt(first) == other.charAt(first)) {
            first++;
        }
        return first + 1 < one.length()
                && one.charAt(first) == other.charAt(first + 1)
                && one.charAt(first + 1) == other.charAt(first);
    }

    private Agreement name(FoldedName said, FoldedName registered) {
        double whole = register.shareNamed(registered.whole());
        double core = register.shareOfCore(registered.core());
        if (said.whole().isEmpty() || registered.whole().isEmpty()) {
            return Agreement.UNKNOWN;
        }
        if (said.whole().equals(registered.whole())) {
            return new Agreement(0.85, whole, "same name");
        }
        if (said.core().equals(registered.core())) {
            return new Agreement(0.08, core, "same name but for place or legal form");
        }
        if (similarity(said.core(), registered.core()) >= ALIKE
                || similarity(said.whole(), registered.whole()) >= 0.95) {
            return new Agreement(0.05, Math.max(core, 0.001), "name alike");
        }
        return new Agreement(0.02, 1, "another name");
    }

    private static double similarity(String one, String other) {
        return SIMILARITY.apply(one, other);
    }

    private Agreement place(String said, String registered) {
        if (said.isEmpty() || registered.isEmpty()) {
            return Agreement.UNKNOWN;
        }
        double share = register.shareIn(registered);
        return said.equals(registered)
                ? new Agreement(0.95, share, "same place")
                : new Agreement(0.05, 1 - share, "another place");
    }

    private static Agreement address(String said, String registered) {
        if (said.isEmpty() || registered.isEmpty()) {
            return Agreement.UNKNOWN;
        }
        if (said.equals(registered)) {
            return new Agreement(0.6, 0.001, "same address");
        }
        return similarity(said, registered) >= ALIKE
                ? new Agreement(0.3, 0.01, "address alike")
                : new Agreement(0.1, 0.99, "another address");
    }

    /** The reasons in words, what says nothing left out. */
    static List<String> reasons(Stream<Agreement> agreements) {
        return agreements.map(Agreement::reason).filter(it -> !it.isEmpty()).toList();
    }
}
