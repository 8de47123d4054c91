package yishu.semantic.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import yishu.content.InputException;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.Measure.Aggregate;
import yishu.semantic.indicator.Measure.Facts;
import yishu.semantic.indicator.Subject;
import yishu.semantic.indicator.Subjects;
import yishu.semantic.question.Block;

/**
 * The fourth step: which legs make the cells of a block. {@code gdp / population} by region and year is one leg over the
 * accounts and one over the census; two figures of one table share a leg.
 */
final class Expand {
    private final Subjects subjects;
    private final Meaning meaning;

    Expand(Subjects subjects) {
        this.subjects = subjects;
        this.meaning = new Meaning(subjects);
    }

    /**
     * @param visible whether a figure that was only offered, by {@code *}, may be shown
     * @param doubts of which the cells that they are about must be known
     * @throws InputException when a figure that was asked for has no meaning in the block's context
     */
    Expansion expand(Block block, Predicate<Indicator> visible, Doubts doubts) {
        KnownCodes.check(block.subject(), block.conditions());
        KnownCodes.check(block.subject(), block.keys().values());
        Context context = Context.of(block);
        List<Indicator> defined = new ArrayList<>();
        for (Indicator figure : block.figures()) {
            if (!block.offered().contains(figure.name())) {
                meaning.check(figure, block, context, defined);
                defined.add(figure);
            } else if (visible.test(figure) && meaning.exists(figure, block, context, defined)) {
                defined.add(figure);
            }
        }
        List<Leg> legs = new ArrayList<>(legs(block, context, defined, doubts));
        if (defined.isEmpty() || !block.counts().isEmpty()) {
            legs.add(cells(legName(block, legs.size()), block, context, partsOf(block, defined)));
        }
        List<Noted> noted = legs.stream().flatMap(leg -> leg.noted().stream()).toList();
        return new Expansion(block, context, defined, legs, noted);
    }

    private List<Leg> legs(Block block, Context context, List<Indicator> figures, Doubts doubts) {
        Map<Object, List<Indicator>> together = new LinkedHashMap<>();
        if (!figures.isEmpty()) {
            partsOf(block, figures)
                    .forEach(part -> together.computeIfAbsent(sharing(part, context), any -> new ArrayList<>())
                            .add(part));
        }
        List<Leg> legs = new ArrayList<>();
        for (List<Indicator> shared : together.values()) {
            legs.add(new Leg(
                    legName(block, legs.size()),
                    aggregate(shared.get(0)).facts(),
                    kind(shared.get(0), context),
                    context,
                    shared,
                    Map.of(),
                    counted(shared),
                    block.outermost() ? noted(shared, figures, context, doubts) : List.of()));
        }
        return legs;
    }

    private static String legName(Block block, int before) {
        return block.name().replace("cells", "leg") + "." + (before + 1);
    }

    /** The indicators over facts that a block may read: those of its figures, or of the subject when it has none. */
    List<Indicator> partsOf(Block block) {
        return partsOf(block, block.figures());
    }

    private List<Indicator> partsOf(Block block, List<Indicator> figures) {
        Stream<Indicator> asked = figures.isEmpty()
                ? block.subject().indicators().values().stream().filter(it -> it.measure() instanceof Aggregate)
                : figures.stream();
        return asked.flatMap(figure -> subjects.aggregatesOf(figure).stream())
                .distinct()
                .toList();
    }

    static Aggregate aggregate(Indicator part) {
        return (Aggregate) part.measure();
    }

    /** What two parts must agree in to share a leg. */
    private static Object sharing(Indicator part, Context context) {
        Facts facts = aggregate(part).facts();
        Leg.Kind kind = kind(part, context);
        return List.of(
                facts.table(), facts.time(), facts.dimensions(), kind, kind == Leg.Kind.LAST ? part.id() : "any part");
    }

    private static Leg.Kind kind(Indicator part, Context context) {
        if (context.isOnePeriod(aggregate(part).facts().time().frequency())) {
            return Leg.Kind.POOLED;
        }
        return switch (part.overTime()) {
            case LAST -> Leg.Kind.LAST;
            case AVERAGE -> Leg.Kind.AVERAGE;
            case SUM, NONE -> Leg.Kind.POOLED;
        };
    }

    private Set<Indicator> counted(List<Indicator> parts) {
        return parts.stream()
                .filter(part -> subjects.named(part.id().subject()).minimumContributors() > 1)
                .collect(Collectors.toSet());
    }

    /** Periods are read only for a figure whose notes depend on them. */
    private List<Noted> noted(List<Indicator> parts, List<Indicator> figures, Context context, Doubts doubts) {
        List<Noted> noted = new ArrayList<>();
        for (Indicator part : parts) {
            List<Noted> members = aggregate(part).facts().dimensions().values().stream()
                    .filter(dimension -> Notes.countsMembers(dimension, context))
                    .map(dimension -> new Noted(part, Noted.What.MEMBERS, dimension.name()))
                    .toList();
            boolean broken = figures.stream()
                    .anyMatch(figure -> subjects.aggregatesOf(figure).contains(part)
                            && !subjects.breaksOf(figure).isEmpty());
            noted.addAll(members);
            noted.addAll(doubts.noted(part, figures));
            if (broken || !members.isEmpty()) {
                noted.add(new Noted(part, Noted.What.FIRST, ""));
                noted.add(new Noted(part, Noted.What.LAST, ""));
            }
        }
        return noted;
    }

    /** A cell of the finest grouping is one of the subject's own, so figures of other subjects make none. */
    private static Leg cells(String name, Block block, Context context, List<Indicator> parts) {
        Subject subject = block.subject();
        List<Indicator> own = parts.stream()
                .filter(part -> part.id().subject().equals(subject.name()))
                .toList();
        Facts facts = new Facts(subject.table(), subject.time(), subject.dimensions(), Optional.empty(), List.of());
        return new Leg(name, facts, Leg.Kind.CELLS, context, own, block.counts(), Set.of(), List.of());
    }
}
