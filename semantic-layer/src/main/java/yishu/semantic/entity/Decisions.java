package yishu.semantic.entity;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import yishu.content.InputException;
import yishu.content.TableLock;
import yishu.semantic.engine.Engine;
import yishu.semantic.engine.Warehouse;
import yishu.semantic.question.Desk;

/** What people decided on the records of a warehouse. Two who decide at once take turns. */
public final class Decisions {
    private final DecisionTable table;
    private final Clock clock;

    public Decisions(Warehouse warehouse, Engine engine, Clock clock) {
        this.table = new DecisionTable(warehouse, engine);
        this.clock = clock;
    }

    /** All on things of a kind, the first first, those among them that were superseded. */
    public List<Decision> of(EntitySpec kind) {
        return ofKind(table.read(), kind);
    }

    /** The same, asked at the desk by somebody who may not be allowed to see them. */
    List<Decision> of(EntitySpec kind, Desk desk, String user) {
        return ofKind(table.ask(desk, user), kind);
    }

    private static List<Decision> ofKind(List<Decision> decisions, EntitySpec kind) {
        return decisions.stream().filter(it -> it.kind().equals(kind.name())).toList();
    }

    /** Those that no later one took the place of. */
    public static Collection<Decision> standing(List<Decision> decisions) {
        Map<String, Decision> standing = new LinkedHashMap<>();
        decisions.forEach(it -> standing.put(it.pair(), it));
        return standing.values();
    }

    /**
     * Decides on two records.
     *
     * @throws InputException when it contradicts what was decided on others, or what code and name say
     */
    Decision decide(Survey survey, Mention left, Mention right, boolean same, String by, String reason) {
        try (TableLock lock = table.lock()) {
            List<Decision> all = table.read();
            Map<String, Decision> standing = standing(all).stream()
                    .filter(it -> it.kind().equals(survey.kind().name()))
                    .collect(Collectors.toMap(Decision::pair, it -> it, (one, other) -> other, LinkedHashMap::new));
            Optional<Decision> earlier = Optional.ofNullable(standing.get(Decision.pair(left, right)));
            Decision decision = new Decision(
                    all.stream().mapToInt(Decision::number).max().orElse(0) + 1,
                    survey.kind().name(),
                    left,
                    right,
                    same,
                    survey.evidence(left, right),
                    by,
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    reason,
                    earlier.map(Decision::number).orElse(0));
            Sameness before = survey.sameness(standing.values());
            standing.put(decision.pair(), decision);
            check(decision, before, survey.sameness(standing.values()));
            table.append(decision, survey.mark());
            return decision;
        }
    }

    /** What did not hang together before it may stay so: it may be on the way to be mended. */
    private static void check(Decision decision, Sameness before, Sameness after) {
        Set<String> known = Stream.of(decision.left(), decision.right())
                .flatMap(it -> before.clashes(it).stream())
                .map(Clash::pair)
                .collect(Collectors.toSet());
        after.clashes(decision.left()).stream()
                .filter(it -> !known.contains(it.pair()))
                .findFirst()
                .ifPresent(clash -> {
                    throw new InputException("Cannot decide that " + decision.left() + " and " + decision.right()
                            + " are " + (decision.same() ? "the same: " : "different: ") + clash
                            + "; decide on one of these first");
                });
    }
}
