package yishu.semantic.entity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.semantic.entity.Resolution.Candidate;
import yishu.semantic.entity.Resolution.State;
import yishu.semantic.indicator.Classification;

/** The records of a kind that a user may see, and which registered thing code and name say that each is about. */
final class Survey {
    private final EntitySpec kind;
    private final Classification mark;
    private final Resolver resolver;
    private final Map<String, Mention> records = new LinkedHashMap<>();
    private final Map<String, List<Mention>> ofCode = new LinkedHashMap<>();
    private final List<Resolution> found;

    Survey(EntitySpec kind, Mentions mentions) {
        this.kind = kind;
        List<Mention> registered = mentions.of(kind.register());
        this.resolver = new Resolver(kind, registered);
        this.found = kind.mentions().stream()
                .flatMap(table -> mentions.of(table).stream())
                .map(resolver::resolve)
                .toList();
        this.mark = mentions.mark();
        for (Mention thing : registered) {
            records.put(thing.id(), thing);
            ofCode.computeIfAbsent(thing.code(), any -> new ArrayList<>(1)).add(thing);
        }
        found.forEach(it -> records.put(it.mention().id(), it.mention()));
    }

    EntitySpec kind() {
        return kind;
    }

    /** That of the most restricted table that was read. */
    Classification mark() {
        return mark;
    }

    /** @param text the id of a record, or the code of a registered one */
    Mention named(String text) {
        List<Mention> coded = Objects.requireNonNullElse(ofCode.get(text), List.of());
        if (coded.size() > 1) {
            throw new InputException("Cannot tell which record '" + text + "' is: the register has it " + coded.size()
                    + " times, " + coded.stream().map(Mention::toString).collect(Collectors.joining(", "))
                    + "; name one by its id");
        }
        Mention record = coded.isEmpty() ? records.get(text) : coded.get(0);
        if (record == null) {
            Set<String> known = records.keySet();
            throw new InputException(
                    "Cannot find record '" + text + "' of kind '" + kind.name() + "': it is neither an id"
                            + " that `./yishu entities " + kind.name() + "` shows nor a registered code"
                            + Nearest.to(text, ofCode.keySet())
                                    .or(() -> Nearest.to(text, known))
                                    .map(it -> "; did you mean '" + it + "'?")
                                    .orElse(""));
        }
        return record;
    }

    boolean isRegistered(Mention record) {
        return record.table().equals(kind.register().table());
    }

    /** What speaks for two records being about one thing; for one that is registered, among all that are. */
    Decision.Evidence evidence(Mention left, Mention right) {
        return new Decision.Evidence(
                isRegistered(right) ? OptionalDouble.of(resolver.score(left, right)) : OptionalDouble.empty(),
                resolver.reasons(left, right));
    }

    /** What code and name say, and what people decided; who decided on two outranks what code and name say of them. */
    Sameness sameness(Collection<Decision> standing) {
        Set<String> decided = standing.stream().map(Decision::pair).collect(Collectors.toSet());
        List<Link> links = new ArrayList<>(standing.stream().map(Link::of).toList());
        for (Resolution it : found) {
            if (it.state() == State.SAME) {
                Mention thing = it.candidates().get(0).registered();
                if (!decided.contains(Decision.pair(it.mention(), thing))) {
                    links.add(new Link(it.mention(), thing, true, false, "same code and name"));
                }
            }
        }
        return new Sameness(kind.register().table(), links);
    }

    /** Each mention with what is decided on it. */
    List<Resolution> resolutions(Sameness sameness) {
        return found.stream()
                .map(it -> sameness.isDecidedOn(it.mention()) ? decided(it, sameness) : it)
                .toList();
    }

    private Resolution decided(Resolution found, Sameness sameness) {
        Mention mention = found.mention();
        Collection<Mention> about = sameness.about(mention);
        Optional<Mention> thing = about.stream().filter(this::isRegistered).findFirst();
        List<Candidate> candidates = new ArrayList<>();
        thing.ifPresent(it -> candidates.add(new Candidate(
                it,
                resolver.score(mention, it),
                resolver.reasons(mention, it),
                State.SAME,
                sameness.path(mention, it).stream().map(Link::says).collect(Collectors.joining(", ")))));
        for (Candidate it : resolver.candidates(mention)) {
            Optional<Link> apart = sameness.apart(about, it.registered());
            if (apart.isPresent()) {
                candidates.add(new Candidate(
                        it.registered(),
                        it.score(),
                        it.reasons(),
                        State.DIFFERENT,
                        apart.get().says()));
            } else if (thing.isEmpty()) {
                candidates.add(it);
            }
        }
        return new Resolution(mention, candidates);
    }

    /** What does not hang together of all that is decided. */
    List<Clash> clashes(Sameness sameness, Collection<Decision> standing) {
        Map<String, Clash> clashes = new LinkedHashMap<>();
        standing.stream()
                .flatMap(it -> sameness.clashes(it.left()).stream())
                .forEach(it -> clashes.putIfAbsent(it.pair(), it));
        return List.copyOf(clashes.values());
    }
}
