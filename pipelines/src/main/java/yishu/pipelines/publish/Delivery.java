package yishu.pipelines.publish;

import java.util.List;
import java.util.Optional;
import yishu.pipelines.normalize.Outcome;
import yishu.pipelines.read.Row;

/** A landed file that was read at once, since it is small: its rows as text, and what became of each. */
public final class Delivery {
    private final Intake intake;
    private final List<Row> rows;
    private final List<Outcome> outcomes;

    Delivery(Intake intake, List<Row> rows, List<Outcome> outcomes) {
        this.intake = intake;
        this.rows = rows;
        this.outcomes = outcomes;
        if (outcomes.size() != intake.observations()) {
            throw new IllegalStateException("Cannot account for file '" + name() + "': " + intake.observations()
                    + " read, " + outcomes.size() + " made out");
        }
    }

    Intake intake() {
        return intake;
    }

    /** The SHA-256 under which it is kept. */
    public String hash() {
        return intake.file().hash();
    }

    public String name() {
        return intake.file().name();
    }

    public long bytes() {
        return intake.bytes();
    }

    /** The charset of its text, if that was a question. */
    public Optional<String> encoding() {
        return intake.encoding();
    }

    /** Every row as it came. */
    public List<Row> rows() {
        return rows;
    }

    /** Every observation. */
    public List<Outcome> outcomes() {
        return outcomes;
    }
}
