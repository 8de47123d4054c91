package yishu.content;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The valid name that somebody probably meant: {@code Nearest.to("mesure", names)} is {@code measure}. */
public final class Nearest {
    private Nearest() {}

    /** The candidate at the least edit distance, if that is at most a third of the longer of the two names. */
    public static Optional<String> to(String name, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> distance(name, candidate) * 3 <= Math.max(name.length(), candidate.length()))
                .min(Comparator.comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code "; did you mean 'measure'?"}, or nothing. */
    public static String hint(String name, Collection<String> candidates) {
        return to(name, candidates).map(it -> "; did you mean '" + it + "'?").orElse("");
    }

    private static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int change = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
                current[column] =
                        Math.min(previous[column - 1] + change, 1 + Math.min(previous[column], current[column - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
