package yishu.pipelines.publish;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Ends the process, as far as a test can. */
public final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed(String point) {
        super(point);
    }

    /** Runs something until nothing kills it: each run ends where the one before did not. Gives the points. */
    public static Set<String> againAndAgain(Consumer<CommitPoints> run) {
        Set<String> killed = new HashSet<>();
        boolean finished = false;
        while (!finished) {
            try {
                run.accept(point -> {
                    if (killed.add(point)) {
                        throw new Killed(point);
                    }
                });
                finished = true;
            } catch (Killed e) {
                // The next run goes on from here.
            }
        }
        return killed;
    }
}
