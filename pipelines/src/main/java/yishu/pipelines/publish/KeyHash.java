package yishu.pipelines.publish;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hash of eight bytes for the key of a row. Keys whose hashes differ are different; where hashes agree, the keys
 * themselves have to be compared.
 *
 * @param figure the cells that tell one figure from another
 * @param more those that tell its statements apart besides: the source, the edition
 */
public record KeyHash(List<Integer> figure, List<Integer> more) implements Serializable {
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    /** Of the columns of a row. */
    public static KeyHash of(List<String> columns, List<String> figureKey, List<String> key) {
        return new KeyHash(
                figureKey.stream().map(columns::indexOf).toList(),
                key.stream()
                        .filter(name -> !figureKey.contains(name))
                        .map(columns::indexOf)
                        .toList());
    }

    /** Of what tells the figure. */
    public long ofFigure(@Nullable Object[] cells) {
        return of(cells, figure, PRIME);
    }

    /** Of the whole key, going on from that of the figure. */
    long ofKey(long ofFigure, @Nullable Object[] cells) {
        return of(cells, more, ofFigure);
    }

    private static long of(@Nullable Object[] cells, List<Integer> places, long from) {
        long hash = from;
        for (int index = 0; index < places.size(); index++) {
            hash = mixed(hash ^ value(cells[places.get(index)])) * PRIME;
        }
        return hash;
    }

    private static long value(@Nullable Object cell) {
        if (cell == null) {
            return 0;
        }
        if (cell instanceof String text) {
            long hash = PRIME ^ text.length();
            for (int index = 0; index < text.length(); index++) {
                hash = (hash ^ text.charAt(index)) * 0x100000001B3L;
            }
            return hash;
        }
        // 12.50 and 12.5 are one number.
        return cell instanceof BigDecimal number ? number.stripTrailingZeros().hashCode() : cell.hashCode();
    }

    /** Spreads each bit over all, as MurmurHash3 ends. */
    private static long mixed(long hash) {
        long it = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
        it = (it ^ (it >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return it ^ (it >>> 33);
    }
}
