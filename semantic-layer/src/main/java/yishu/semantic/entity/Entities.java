package yishu.semantic.entity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.semantic.question.Desk;

/** The kinds of things that an installation resolves. */
public final class Entities {
    private final Desk desk;
    private final Map<String, EntitySpec> kinds = new LinkedHashMap<>();

    public Entities(Desk desk, List<EntitySpec> kinds) {
        this.desk = desk;
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
     * @param user who asks: what he may not see is not resolved for him
     */
    public List<Resolution> resolve(EntitySpec kind, String user) {
        Mentions mentions = new Mentions(desk, user);
        Resolver resolver = new Resolver(kind, mentions.of(kind.register()));
        return kind.mentions().stream()
                .flatMap(table -> mentions.of(table).stream())
                .map(resolver::resolve)
                .toList();
    }
}
