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

    /** Letters to change, add, leave out, or swap with their neighbour. */
    private static int distance(String from, String to) {
        int[][] table = new int[from.length() + 1][to.length() + 1];
        for (int row = 0; row <= from.length(); row++) {
            for (int column = 0; column <= to.length(); column++) {
                table[row][column] = row == 0 || column == 0 ? row + column : least(table, from, to, row, column);
            }
        }
        return table[from.length()][to.length()];
    }

    private static int least(int[][] table, String from, String to, int row, int column) {
        char last = from.charAt(row - 1);
        char wanted = to.charAt(column - 1);
        int least = Math.min(
                table[row - 1][column - 1] + (last == wanted ? 0 : 1),
                1 + Math.min(table[row - 1][column], table[row][column - 1]));
        boolean swapped = row > 1 && column > 1 && last == to.charAt(column - 2) && from.charAt(row - 2) == wanted;
        return swapped ? Math.min(least, table[row - 2][column - 2] + 1) : least;
    }
}
