package yishu.semantic.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import yishu.content.InputException;
import yishu.semantic.indicator.Dimension;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.Measure.Facts;
import yishu.semantic.indicator.Subject;
import yishu.semantic.indicator.Subjects;
import yishu.semantic.question.Block;
import yishu.semantic.question.Value;

/** Expands the values of cells into terms, and what the terms read into legs; other contexts become cells of their own. */
final class CellsExpansion {
    /** The column of cells that have one value. */
    static final String VALUE = "value";

    private final Subjects subjects;
    private final Meaning meaning;
    private final Block block;
    private final Expand.Notable notable;
    private int legs;
    private int others;

    CellsExpansion(Subjects subjects, Meaning meaning, Block block, Expand.Notable notable) {
        this.subjects = subjects;
        this.meaning = meaning;
        this.block = block;
        this.notable = notable;
    }

    /**
     * Cells of the block in one of the contexts that it groups by.
     *
     * @param isSubtotal whether a value may have no meaning there, and is NULL
     */
    Cells cells(String name, Context context, Map<String, Value> asked, boolean isSubtotal) {
        Map<String, Value> values = new LinkedHashMap<>(asked);
        values.values().removeIf(value -> isSubtotal && !isDefined(value, context));
        Context keyed = Ranks.withRanked(context, values.values());
        Terms terms = new Terms(keyed);
        values.forEach((column, value) -> terms.add(column, value, Span.OWN));
        List<Indicator> figures = values.values().stream()
                .flatMap(value -> value.figures().stream())
                .distinct()
                .toList();
        List<Indicator> parts = Expand.partsOf(subjects, block, figures);
        List<Leg> own = new ArrayList<>(values.isEmpty() ? List.of() : own(terms, parts, notable));
        if (values.isEmpty() || !block.counts().isEmpty()) {
            own.add(counting(keyed, parts));
        }
        return new Cells(name, keyed, terms.terms, own, moved(terms), terms.beside);
    }

    private boolean isDefined(Value value, Context context) {
        try {
            new Terms(Ranks.withRanked(context, List.of(value))).add(VALUE, value, Span.OWN);
            return true;
        } catch (InputException e) {
            return false;
        }
    }

    /** Cells beside those of a context, with one value. */
    private Cells beside(Context context, Value value, Span span) {
        value.figures().forEach(figure -> meaning.check(figure, block, context, List.of()));
        Terms terms = new Terms(context);
        terms.add(VALUE, value, span);
        List<Indicator> read = terms.readings()
                .filter(it -> it.span().isOwn())
                .map(Reading::part)
                .distinct()
                .toList();
        // What takes its value from yet other cells has to stand somewhere as well, and so have events that are none.
        boolean mustStand =
                terms.readings().findAny().isEmpty() || value.figures().stream().anyMatch(Indicator::zeroWhenEmpty);
        List<Indicator> parts = mustStand ? Expand.partsOf(subjects, block, value.figures()) : read;
        String name = block.name() + " beside " + ++others;
        return new Cells(name, context, terms.terms, own(terms, parts, notable.hidden()), moved(terms), terms.beside);
    }

    /** The terms of cells of a context, as they are found. */
    private final class Terms implements Operators.Others {
        private final Context context;
        private final Operators operators;
        private final Map<String, Term> terms = new LinkedHashMap<>();
        private final List<Cells.Beside> beside = new ArrayList<>();

        Terms(Context context) {
            this.context = context;
            this.operators = new Operators(subjects, context, this);
        }

        void add(String name, Value value, Span span) {
            terms.put(name, operators.term(value, span));
        }

        Stream<Reading> readings() {
            return terms.values().stream()
                    .flatMap(term -> Stream.concat(term.readings(), term.dated()))
                    .distinct();
        }

        Set<Reading> dated() {
            return terms.values().stream().flatMap(Term::dated).collect(Collectors.toSet());
        }

        @Override
        public Term whole(Value.Within within, Span span) {
            Context whole = context.without(within.dimension());
            return stand(new Cells.Beside(
                    CellsExpansion.this.beside(whole, within.of(), span),
                    List.copyOf(whole.keys().keySet()),
                    Optional.empty()));
        }

        @Override
        public Term rank(Value.Within within, Span span) {
            Dimension dimension = within.dimension();
            Ranks.check(context, dimension);
            Context peers = context.free(dimension);
            List<String> among = peers.keys().entrySet().stream()
                    .filter(key -> !Context.isAbout(key.getValue(), dimension))
                    .map(Map.Entry::getKey)
                    .toList();
            return stand(new Cells.Beside(
                    CellsExpansion.this.beside(peers, within.of(), span),
                    List.copyOf(peers.keys().keySet()),
                    Optional.of(Ranks.ranking(within, among))));
        }

        private Term stand(Cells.Beside cells) {
            beside.add(cells);
            return new Term.Beside(cells.cells().name(), VALUE);
        }
    }

    private List<Leg> own(Terms terms, List<Indicator> parts, Expand.Notable noting) {
        Context context = terms.context;
        Set<Reading> dated = terms.dated();
        Map<Object, List<Indicator>> together = new LinkedHashMap<>();
        parts.forEach(part -> together.computeIfAbsent(sharing(part, kind(part, context)), any -> new ArrayList<>())
                .add(part));
        List<Leg> own = new ArrayList<>();
        for (List<Indicator> shared : together.values()) {
            own.add(new Leg(
                    legName(),
                    Expand.aggregate(shared.get(0)).facts(),
                    kind(shared.get(0), context),
                    context,
                    shared,
                    Map.of(),
                    counted(shared),
                    shared.stream()
                            .filter(part -> dated.contains(new Reading(part, Span.OWN)))
                            .collect(Collectors.toSet()),
                    noting.of(shared, context)));
        }
        return own;
    }

    private List<MovedLeg> moved(Terms terms) {
        Context context = terms.context;
        Set<Reading> dated = terms.dated();
        Map<Object, List<Reading>> together = new LinkedHashMap<>();
        terms.readings().filter(it -> !it.span().isOwn()).forEach(reading -> {
            Leg.Kind kind = kind(reading, context);
            Object key = MovedLeg.isAdditive(reading.part())
                    ? sharing(reading.part(), kind)
                    : List.of(sharing(reading.part(), kind), reading.part().id());
            together.computeIfAbsent(key, any -> new ArrayList<>()).add(reading);
        });
        List<MovedLeg> moved = new ArrayList<>();
        for (List<Reading> shared : together.values()) {
            Indicator first = shared.get(0).part();
            moved.add(new MovedLeg(
                    legName(),
                    Expand.aggregate(first).facts(),
                    kind(shared.get(0), context),
                    context,
                    shared,
                    counted(shared.stream().map(Reading::part).toList()),
                    shared.stream().filter(dated::contains).collect(Collectors.toSet())));
        }
        return moved;
    }

    private String legName() {
        return block.name().replace("cells", "leg") + "." + ++legs;
    }

    /** What two parts must agree in to share a leg. */
    private static Object sharing(Indicator part, Leg.Kind kind) {
        Facts facts = Expand.aggregate(part).facts();
        return List.of(
                facts.table(), facts.time(), facts.dimensions(), kind, kind == Leg.Kind.LAST ? part.id() : "any part");
    }

    private static Leg.Kind kind(Indicator part, Context context) {
        return context.isOnePeriod(Expand.aggregate(part).facts().time().frequency())
                ? Leg.Kind.POOLED
                : kindOfSeveral(part);
    }

    private static Leg.Kind kind(Reading reading, Context context) {
        return reading.span().isShift() ? kind(reading.part(), context) : kindOfSeveral(reading.part());
    }

    private static Leg.Kind kindOfSeveral(Indicator part) {
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

    /** A cell of the finest grouping is one of the subject's own, so figures of other subjects make none. */
    private Leg counting(Context context, List<Indicator> parts) {
        Subject subject = block.subject();
        List<Indicator> own = parts.stream()
                .filter(part -> part.id().subject().equals(subject.name()))
                .toList();
        Facts facts = new Facts(subject.table(), subject.time(), subject.dimensions(), Optional.empty(), List.of());
        return new Leg(legName(), facts, Leg.Kind.CELLS, context, own, block.counts(), Set.of(), Set.of(), List.of());
    }
}
