package yishu.semantic.plan;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import yishu.semantic.engine.Pinned;
import yishu.semantic.indicator.Break;
import yishu.semantic.indicator.Dimension;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.Measure;
import yishu.semantic.indicator.Measure.Function;
import yishu.semantic.indicator.Subjects;
import yishu.semantic.question.Operator;

/** What must be said beside the numbers, of each figure once. */
final class Notes {
    private final Subjects subjects;
    private final Doubts doubts;

    Notes(Subjects subjects, Doubts doubts) {
        this.subjects = subjects;
        this.doubts = doubts;
    }

    /** Whether the members of a dimension that a cell was made of are worth saying. */
    static boolean countsMembers(Dimension dimension, Context context) {
        return dimension.isHierarchy()
                && (!context.isOneMember(dimension) || context.above(dimension).isPresent());
    }

    /** @param hidden for each row of the answer, the values of what was {@link Expansion#noted} */
    List<String> of(Expansion expansion, List<List<@Nullable Object>> hidden) {
        List<String> notes = new ArrayList<>();
        for (Indicator figure : expansion.figures()) {
            List<Cell> cells = hidden.stream()
                    .map(values -> new Cell(expansion.noted(), values, subjects.aggregatesOf(figure)))
                    .toList();
            notes.addAll(members(figure, expansion, cells));
            notes.addAll(breaks(figure, expansion, cells));
            notes.addAll(doubts(figure, expansion, cells));
        }
        notes.addAll(wholes(expansion));
        return notes;
    }

    /** The whole that a share is of is made of members as well, and may lack some that the published total has. */
    private static List<String> wholes(Expansion expansion) {
        List<String> notes = new ArrayList<>();
        expansion.block().shown().forEach((name, value) -> value.withins().stream()
                .filter(within -> within.operator() != Operator.RANK_IN
                        && within.dimension().isHierarchy())
                .forEach(within ->
                        notes.add(name + ": of the sum of " + plural(level(within.dimension(), expansion.context()))
                                + ", not " + parent(within.dimension()))));
        return notes;
    }

    private static String level(Dimension dimension, Context context) {
        String asked = context.levels().get(dimension.name());
        return dimension.level().orElse(asked == null ? "member" : asked);
    }

    private static String parent(Dimension dimension) {
        return dimension.name().equals("region") ? "the nation" : "the published total";
    }

    private List<String> members(Indicator figure, Expansion expansion, List<Cell> cells) {
        boolean sum = figure.measure() instanceof Measure.Aggregate aggregate
                && (aggregate.function() == Function.SUM || aggregate.function() == Function.COUNT);
        Indicator part = subjects.aggregatesOf(figure).get(0);
        return Expand.aggregate(part).facts().dimensions().values().stream()
                .filter(dimension -> countsMembers(dimension, expansion.context()))
                .filter(dimension -> !isEachOne(dimension, expansion.context(), cells))
                .map(dimension -> figure.name() + ": " + (sum ? "sum of " : "over ")
                        + members(dimension, expansion.context(), cells))
                .toList();
    }

    /** Whether a key such as UPPER(region) kept the members apart, although no column fixes them. */
    private static boolean isEachOne(Dimension dimension, Context context, List<Cell> cells) {
        return context.uses(dimension)
                && !cells.isEmpty()
                && cells.stream().allMatch(cell -> cell.members(dimension.name()) <= 1);
    }

    private static String members(Dimension dimension, Context context, List<Cell> cells) {
        String asked = context.levels().get(dimension.name());
        String level = level(dimension, context);
        Members list = new Members(dimension.codes().orElseThrow());
        List<Cell> known = cells.stream()
                .filter(cell -> cell.members(dimension.name()) > 0)
                .toList();
        String found =
                range(known.stream().map(cell -> cell.members(dimension.name())).toList());
        if (context.isOneMember(dimension)) {
            return known.isEmpty() ? plural(level) : found + " " + plural(level) + " in each " + asked;
        }
        String expected = range(known.stream()
                .map(cell -> expected(list, level, dimension, cell))
                .toList());
        String counted = known.isEmpty()
                ? plural(level)
                : (found.equals(expected) ? "" : found + " of ") + expected + " " + plural(level);
        return counted + ", not " + parent(dimension);
    }

    /** Those of the last year; where more were counted, those that were there meanwhile. */
    private static long expected(Members list, String level, Dimension dimension, Cell cell) {
        int last = cell.last().getYear();
        long inUse = list.inUse(level, last, dimension.except());
        int first = cell.first().map(LocalDate::getYear).orElse(last);
        return cell.members(dimension.name()) <= inUse ? inUse : list.inUse(level, first, last, dimension.except());
    }

    private static String plural(String level) {
        return level.endsWith("y") ? level.substring(0, level.length() - 1) + "ies" : level + "s";
    }

    private static String range(List<Long> counts) {
        long least = counts.stream().mapToLong(Long::longValue).min().orElse(0);
        long most = counts.stream().mapToLong(Long::longValue).max().orElse(0);
        return least == most ? String.valueOf(least) : least + " to " + most;
    }

    private List<String> breaks(Indicator figure, Expansion expansion, List<Cell> cells) {
        List<LocalDate> firsts =
                cells.stream().flatMap(cell -> cell.first().stream()).toList();
        List<LocalDate> lasts = cells.stream()
                .filter(cell -> cell.first().isPresent())
                .map(Cell::last)
                .toList();
        return subjects.breaksOf(figure).stream()
                .filter(it -> !expansion.block().outermost() || touches(it, firsts, lasts))
                .map(it -> figure.name() + ": " + words(it))
                .toList();
    }

    private static boolean touches(Break it, List<LocalDate> firsts, List<LocalDate> lasts) {
        return !firsts.isEmpty()
                && it.touches(
                        firsts.stream().min(LocalDate::compareTo).orElseThrow(),
                        lasts.stream().max(LocalDate::compareTo).orElseThrow());
    }

    private List<String> doubts(Indicator figure, Expansion expansion, List<Cell> cells) {
        return doubts.about(figure).stream()
                .filter(doubt ->
                        !expansion.block().outermost() || cells.stream().anyMatch(cell -> cell.isInDoubt(doubt)))
                .map(doubt -> figure.name() + ": " + doubt.words())
                .toList();
    }

    private static String words(Break it) {
        return it.kind() + " break at " + it.period() + (it.only() ? ", that period alone: " : ": ")
                + it.reason().en();
    }

    /** What holds for the whole answer: invented figures, and the moment looked back from. */
    static List<String> ofTables(Pins pins, ZoneId zone) {
        List<String> notes = new ArrayList<>();
        pins.asOf()
                .ifPresent(moment -> notes.add("as published by " + ISO_OFFSET_DATE_TIME.format(moment.atZone(zone))));
        String invented = pins.pinned().stream()
                .filter(table -> table.properties()
                        .getOrDefault("yishu.synthetic", "false")
                        .equals("true"))
                .map(Pinned::name)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        if (!invented.isEmpty()) {
            notes.add("synthetic figures 模拟数据: " + invented);
        }
        return notes;
    }

    /** The hidden columns of one row, for the parts of one figure. */
    private record Cell(List<Noted> noted, List<@Nullable Object> values, List<Indicator> parts) {
        private List<Object> values(Noted.What what, String dimension) {
            List<Object> found = new ArrayList<>();
            for (int index = 0; index < noted.size(); index++) {
                Noted it = noted.get(index);
                Object value = values.get(index);
                if (value != null
                        && it.what() == what
                        && it.dimension().equals(dimension)
                        && parts.contains(it.part())) {
                    found.add(value);
                }
            }
            return found;
        }

        /** The fewest that any part of the figure was made of. */
        private long members(String dimension) {
            return values(Noted.What.MEMBERS, dimension).stream()
                    .mapToLong(value -> ((Number) value).longValue())
                    .min()
                    .orElse(0);
        }

        private boolean isInDoubt(Doubt doubt) {
            return values(Noted.What.DOUBT, doubt.id()).stream().anyMatch(value -> ((Number) value).intValue() == 1);
        }

        private Optional<LocalDate> first() {
            return values(Noted.What.FIRST, "").stream()
                    .map(LocalDate.class::cast)
                    .min(LocalDate::compareTo);
        }

        private LocalDate last() {
            return values(Noted.What.LAST, "").stream()
                    .map(LocalDate.class::cast)
                    .max(LocalDate::compareTo)
                    .orElse(LocalDate.MIN);
        }
    }
}
