package yishu.semantic.entity;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.semantic.policy.Govern;
import yishu.semantic.question.Desk;

/** The kinds of things that an installation resolves, and what people decide on their records. */
public final class Entities {
    private final Desk desk;
    private final Decisions decisions;
    private final Map<String, EntitySpec> kinds = new LinkedHashMap<>();

    public Entities(Desk desk, List<EntitySpec> kinds, Decisions decisions) {
        this.desk = desk;
        this.decisions = decisions;
        kinds.forEach(it -> this.kinds.put(it.name(), it));
    }

    /** The kind of that name. */
    public EntitySpec named(String name) {
        EntitySpec found = kinds.get(name);
        if (found == null) {
            throw new InputException("Cannot find entities '" + name + "'" + Nearest.hint(name, kinds.keySet()));
        }
        return found;
    }

    /**
     * What each mention of a kind is about, table by table.
     *
     * @param contradictions what people decided and what was loaded since do not say alike
     */
    public record Resolved(List<Resolution> resolutions, List<String> contradictions) {}

    /** @param user who asks: what he may not see is not resolved for him */
    public Resolved resolve(EntitySpec kind, String user) {
        Survey survey = new Survey(kind, new Mentions(desk, user));
        Collection<Decision> standing = Decisions.standing(decisions.of(kind));
        Sameness sameness = survey.sameness(standing);
        return new Resolved(
                survey.resolutions(sameness),
                survey.clashes(sameness, standing).stream().map(Clash::toString).toList());
    }

    /**
     * Decides whether two records are about one thing.
     *
     * @param left the id of a record, or the code of a registered one
     * @param right likewise
     */
    public Decision decide(EntitySpec kind, String left, String right, boolean same, String user, String reason) {
        String what = "Cannot decide on '" + left + "' and '" + right + "': ";
        if (user.isBlank() || user.equals(Govern.ANONYMOUS)) {
            throw new InputException(what + "nobody is named as deciding; say with --as who does");
        }
        if (reason.isBlank()) {
            throw new InputException(what + "say with --reason why");
        }
        Survey survey = new Survey(kind, new Mentions(desk, user));
        Mention one = survey.named(left);
        Mention other = survey.named(right);
        if (one.id().equals(other.id())) {
            throw new InputException(what + "they are one record");
        }
        boolean turn = survey.isRegistered(one) && !survey.isRegistered(other);
        return decisions.decide(survey, turn ? other : one, turn ? one : other, same, user, reason);
    }

    /** All decisions on things of a kind, as somebody may see them: asked at the desk as everything is. */
    public List<Decision> decisions(EntitySpec kind, String user) {
        return decisions.of(kind, desk, user);
    }
}
