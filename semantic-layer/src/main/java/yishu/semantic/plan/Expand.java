package yishu.semantic.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import yishu.content.InputException;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.Measure.Aggregate;
import yishu.semantic.indicator.Subjects;
import yishu.semantic.question.Block;
import yishu.semantic.question.Value;

/**
 * The fourth step: which legs make the cells of a block. {@code gdp / population} by region and year is one leg over the
 * accounts and one over the census; two figures of one table share a leg; {@code YOY(gdp)} adds one over other periods.
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
        List<Indicator> figures = new ArrayList<>();
        List<Map<String, Value>> defined = new ArrayList<>();
        for (Set<String> grouping : block.groupings()) {
            // What the first grouping says without a meaning is refused; a subtotal that has none is NULL.
            defined.add(defined(block, context.only(grouping), visible, figures, !defined.isEmpty()));
        }
        Notable notable = new Notable(subjects, figures, doubts, block.outermost());
        CellsExpansion expansion = new CellsExpansion(subjects, meaning, block, notable);
        List<Cells> groupings = new ArrayList<>();
        for (int place = 0; place < defined.size(); place++) {
            String name = defined.size() == 1 ? block.name() : block.name() + " grouping " + (place + 1);
            Context grouping = context.only(block.groupings().get(place));
            groupings.add(expansion.cells(name, grouping, defined.get(place), place > 0));
        }
        return new Expansion(block, figures, groupings);
    }

    private Map<String, Value> defined(
            Block block, Context context, Predicate<Indicator> visible, List<Indicator> figures, boolean isSubtotal) {
        Map<String, Value> defined = new LinkedHashMap<>();
        block.shown().forEach((name, value) -> {
            boolean isOffered = block.offered().contains(name);
            boolean isVisible = !isOffered || value.figures().stream().allMatch(visible);
            if (isVisible && isDefined(value, block, context, figures, isOffered || isSubtotal)) {
                defined.put(name, value);
                value.figures().stream().filter(it -> !figures.contains(it)).forEach(figures::add);
            }
        });
        return defined;
    }

    private boolean isDefined(Value value, Block block, Context context, List<Indicator> beside, boolean isOffered) {
        List<Indicator> checked = new ArrayList<>(beside);
        for (Indicator figure : value.figures()) {
            if (isOffered && !meaning.exists(figure, block, context, checked)) {
                return false;
            }
            meaning.check(figure, block, context, checked);
            checked.add(figure);
        }
        return true;
    }

    /** The indicators over facts that a block may read: those of its figures, or of the subject when it has none. */
    List<Indicator> partsOf(Block block) {
        return partsOf(subjects, block, block.figures());
    }

    static List<Indicator> partsOf(Subjects subjects, Block block, List<Indicator> figures) {
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

    /** What the notes need to know of cells: periods only where a figure's notes depend on them. */
    record Notable(Subjects subjects, List<Indicator> figures, Doubts doubts, boolean isShown) {
        List<Noted> of(List<Indicator> parts, Context context) {
            if (!isShown) {
                return List.of();
            }
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

        /** Cells beside others are not shown themselves. */
        Notable hidden() {
            return new Notable(subjects, figures, doubts, false);
        }
    }
}
