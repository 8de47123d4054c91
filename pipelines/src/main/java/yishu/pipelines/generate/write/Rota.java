package yishu.pipelines.generate.write;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import yishu.pipelines.generate.economy.Dice;

/**
 * Whose turn it is to go wrong: one in so many, at a place within each run that is left to chance, the kinds by turns. So
 * each kind is planted about as often as any other, whatever the seed.
 */
public final class Rota {
    private final Dice dice;
    private final int every;
    private final List<Kind> kinds;
    private final Set<Kind> owed = new LinkedHashSet<>();
    private long count = -1;
    private int turn;
    private int hit;

    /** One in {@code every} goes wrong. */
    public Rota(Dice dice, int every, List<Kind> kinds) {
        this.dice = dice;
        this.every = every;
        this.kinds = List.copyOf(kinds);
    }

    /** What the next one does wrong, if anything. */
    public Optional<Kind> next() {
        count++;
        if (count % every == 0) {
            hit = dice.at(count / every).below(every);
        }
        if (count % every == hit) {
            return Optional.of(kinds.get(turn++ % kinds.size()));
        }
        Iterator<Kind> first = owed.iterator();
        if (!first.hasNext()) {
            return Optional.empty();
        }
        Kind kind = first.next();
        first.remove();
        return Optional.of(kind);
    }

    /** Takes a kind back that cannot be planted there: one of the next shall do it. */
    public void postpone(Kind kind) {
        owed.add(kind);
    }
}
