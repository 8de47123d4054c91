package yishu.semantic.entity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import yishu.semantic.engine.TableName;

/**
 * Which records are about one thing. Sameness goes on: if A is B and B is C, A is C. Two records of the register are two
 * things, unless it is said of records of the register alone that they are one.
 */
final class Sameness {
    private final TableName register;
    private final Map<String, List<Link>> same = new HashMap<>();
    private final Map<String, List<Link>> apart = new HashMap<>();

    Sameness(TableName register, Collection<Link> links) {
        this.register = register;
        for (Link link : links) {
            Map<String, List<Link>> held = link.same() ? same : apart;
            for (Mention end : List.of(link.left(), link.right())) {
                held.computeIfAbsent(end.id(), any -> new ArrayList<>(1)).add(link);
            }
        }
    }

    /** Whether a person has decided anything on it. */
    boolean isDecidedOn(Mention record) {
        return linked(same, record).stream().anyMatch(Link::decided) || apart.containsKey(record.id());
    }

    /** All records that are about the same thing, itself first, then the nearest. */
    Collection<Mention> about(Mention record) {
        return reached(record, any -> true).values().stream().map(Step::to).toList();
    }

    /** What makes two records the same; empty when nothing does. */
    List<Link> path(Mention from, Mention to) {
        Map<String, Step> reached = reached(from, any -> true);
        List<Link> path = new ArrayList<>();
        Step step = reached.get(to.id());
        while (step != null && step.by() != null) {
            path.add(0, step.by());
            step = reached.get(step.by().beside(step.to().id()).id());
        }
        return path;
    }

    /** The decision by which one of these is not that, or not what is the same as that. */
    Optional<Link> apart(Collection<Mention> these, Mention that) {
        Set<String> those = reached(that, any -> true).keySet();
        return these.stream()
                .flatMap(one -> linked(apart, one).stream()
                        .filter(link -> those.contains(link.beside(one.id()).id())))
                .findFirst();
    }

    /** What does not hang together of the records that are about the same thing as this one. */
    List<Clash> clashes(Mention record) {
        List<Mention> about = List.copyOf(about(record));
        List<Clash> clashes = new ArrayList<>();
        for (int first = 0; first < about.size(); first++) {
            for (int second = first + 1; second < about.size(); second++) {
                Mention one = about.get(first);
                Mention other = about.get(second);
                difference(one, other).ifPresent(it -> clashes.add(new Clash(one, other, it, path(one, other))));
            }
        }
        return clashes;
    }

    private Optional<String> difference(Mention one, Mention other) {
        Optional<String> decided = linked(apart, one).stream()
                .filter(it -> it.beside(one.id()).id().equals(other.id()))
                .map(Link::toString)
                .findFirst();
        boolean twoOfRegister = isRegistered(one)
                && isRegistered(other)
                && !reached(one, this::isRegistered).containsKey(other.id());
        return decided.isPresent() || !twoOfRegister
                ? decided
                : Optional.of(one + " and " + other + " are two of the register");
    }

    private boolean isRegistered(Mention record) {
        return record.table().equals(register);
    }

    /** A record that was reached, and the link that led there. */
    private record Step(Mention to, @Nullable Link by) {}

    private Map<String, Step> reached(Mention from, Predicate<Mention> through) {
        Map<String, Step> reached = new LinkedHashMap<>();
        Deque<Mention> next = new ArrayDeque<>(List.of(from));
        reached.put(from.id(), new Step(from, null));
        while (!next.isEmpty()) {
            Mention here = next.remove();
            for (Link link : linked(same, here)) {
                Mention there = link.beside(here.id());
                if (through.test(there) && reached.putIfAbsent(there.id(), new Step(there, link)) == null) {
                    next.add(there);
                }
            }
        }
        return reached;
    }

    private static List<Link> linked(Map<String, List<Link>> links, Mention record) {
        return Objects.requireNonNullElse(links.get(record.id()), List.of());
    }
}
