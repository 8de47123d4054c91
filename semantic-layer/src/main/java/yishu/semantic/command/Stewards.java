package yishu.semantic.command;

import yishu.content.Settings;
import yishu.semantic.entity.Entities;
import yishu.semantic.review.Findings;
import yishu.semantic.review.Reviewer;

/**
 * What a process that looks after the figures holds open.
 *
 * @param reviewer whether they hang together
 * @param findings what was found of that, and became of it
 * @param entities whom the records behind them are about
 * @param held what is closed with it
 */
public record Stewards(Reviewer reviewer, Findings findings, Entities entities, Runnable held)
        implements AutoCloseable {

    /** Opens them; a second or two, so commands do it only when they must. */
    public interface Opening {
        Stewards open(Settings settings);
    }

    @Override
    public void close() {
        held.run();
    }
}
