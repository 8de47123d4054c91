package yishu.semantic.objection;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.content.TableLock;
import yishu.semantic.engine.Engine;
import yishu.semantic.engine.Warehouse;
import yishu.semantic.plan.Doubt;

/** All objections of a warehouse, and the steps that people take with them. Two who take one at once take turns. */
public final class Objections {
    private final ObjectionTable table;
    private final Corrections corrections;
    private final Clock clock;
    private final ZoneId zone;

    /** @param zone of the publishers, whose year numbers the objections */
    public Objections(Warehouse warehouse, Engine engine, Clock clock, ZoneId zone) {
        this.table = new ObjectionTable(warehouse, engine);
        this.corrections = new Corrections(warehouse, engine);
        this.clock = clock;
        this.zone = zone;
    }

    /** In the order in which they were raised. */
    public List<Objection> all() {
        Map<String, List<Event>> byObjection = new LinkedHashMap<>();
        table.read().forEach(event -> byObjection
                .computeIfAbsent(event.objection(), any -> new ArrayList<>())
                .add(event));
        return byObjection.values().stream().map(Objection::new).toList();
    }

    /** @throws InputException with the nearest one, when there is none of that name */
    public Objection named(String id) {
        List<Objection> all = all();
        return all.stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new InputException("Cannot find objection '" + id + "'"
                        + Nearest.hint(id, all.stream().map(Objection::id).toList())));
    }

    /** The figures that carry a note. */
    public List<Doubt> doubts() {
        return all().stream()
                .filter(it -> it.state().isNoted())
                .map(it -> new Doubt(it.id(), it.target().figure(), it.target().where(), words(it)))
                .toList();
    }

    private String words(Objection it) {
        String since = it.at(Step.ACCEPT)
                .map(at -> at.atZone(zone).toLocalDate().toString())
                .orElse("");
        String stands = it.state() == State.ACCEPTED
                ? "is being verified"
                : it.outcome().equals(Event.UPHELD) ? "was upheld, and a correction is to come" : "was rejected";
        return "objection 异议 " + it.id() + " to " + it.target() + ", accepted " + since + ", " + stands;
    }

    /** Raises an objection to what was found to be there. */
    public Objection raise(Target target, String by, String text, String evidence) {
        said(text, "raise an objection to '" + target + "'", "say with --text what is wrong");
        try (TableLock lock = table.lock()) {
            int year = clock.instant().atZone(zone).getYear();
            long before =
                    all().stream().filter(it -> it.id().startsWith(year + "-")).count();
            String id = year + "-" + (before + 1);
            table.append(new Event(id, 1, Step.RAISE, target, by, now(), text, evidence, "", ""));
            return named(id);
        }
    }

    /** Accepts an objection: from now on the figure carries a note. */
    public Objection accept(String id, String by, String text) {
        return take(id, Step.ACCEPT, by, text, "", "", "");
    }

    /** Says whether the figure is wrong; by another person than the one who raised it. */
    public Objection verify(String id, String by, boolean upheld, String reply, String evidence) {
        return take(id, Step.VERIFY, by, reply, evidence, upheld ? Event.UPHELD : Event.REJECTED, "");
    }

    /** Takes the note off the figure; if the objection was upheld, because of a release or a file that corrects it. */
    public Objection withdraw(String id, String by, String text, String correction) {
        return take(id, Step.WITHDRAW, by, text, "", "", correction);
    }

    /** Closes an objection. */
    public Objection archive(String id, String by, String text) {
        return take(id, Step.ARCHIVE, by, text, "", "", "");
    }

    private Objection take(
            String id, Step step, String by, String text, String evidence, String outcome, String correction) {
        try (TableLock lock = table.lock()) {
            Objection objection = named(id);
            check(objection, step, by, text, correction);
            table.append(new Event(
                    id,
                    objection.events().size() + 1,
                    step,
                    objection.target(),
                    by,
                    now(),
                    text,
                    evidence,
                    outcome,
                    correction));
            return named(id);
        }
    }

    private void check(Objection objection, Step step, String by, String text, String correction) {
        String what = step + " objection '" + objection.id() + "'";
        State state = objection.state();
        if (!step.isLegal(state)) {
            throw new InputException(
                    "Cannot " + what + ": it is " + state + "; what can be done with it is " + Step.legal(state));
        }
        if (step == Step.VERIFY && by.equalsIgnoreCase(objection.raisedBy())) {
            throw new InputException("Cannot " + what + ": '" + by + "' raised it, and another person must verify it");
        }
        if (step == Step.VERIFY) {
            said(text, what, "say with --text what was found");
        }
        if (step == Step.ARCHIVE && state == State.RAISED) {
            said(text, what, "it was never accepted, so say with --text why not");
        }
        if (step == Step.WITHDRAW) {
            corrections.check(objection, correction);
        }
    }

    private static void said(String text, String what, String reason) {
        if (text.isBlank()) {
            throw new InputException("Cannot " + what + ": " + reason);
        }
    }

    /** As precise as the table keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }
}
