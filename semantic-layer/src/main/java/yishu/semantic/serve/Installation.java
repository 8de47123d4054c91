package yishu.semantic.serve;

import java.util.function.Supplier;
import yishu.content.Settings;
import yishu.semantic.objection.Raise;
import yishu.semantic.question.Desk;
import yishu.semantic.trace.Tracer;

/**
 * What a process that answers questions holds open.
 *
 * @param desk where every door takes its questions
 * @param catalogue of what can be asked for, read when it is first looked at
 * @param raise raises objections to figures
 * @param held what is closed with it
 */
public record Installation(
        Settings settings,
        Desk desk,
        Supplier<Catalogue> catalogue,
        Supplier<Tracer> tracer,
        Supplier<Raise> raise,
        Runnable held)
        implements AutoCloseable {

    /** Opens an installation; a second or two, so commands do it only when they must. */
    public interface Opening {
        Installation open(Settings settings);
    }

    @Override
    public void close() {
        held.run();
    }
}
