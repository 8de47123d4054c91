package yishu.pipelines.normalize;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import yishu.content.Code;
import yishu.content.CodeList;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.pipelines.normalize.NameIndex.Kind;
import yishu.pipelines.normalize.Resolution.Resolved;
import yishu.pipelines.normalize.Resolution.Unresolved;

/**
 * Finds the code that a file means by a code or a name: {@code resolve("河北石家庄长安区", 2024)} is 130102. A code or full name
 * counts before an alias, an alias before a short name, a name alone before one with its ancestors in front; what
 * several codes in use could mean is left to a person. Safe for use by several threads.
 */
public final class CodeResolver implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 8;

    private final CodeList list;
    private final transient NameIndex index;
    private final transient Places places;
    private final transient Memory<Wanted, Resolution> answers = new Memory<>(this::place);

    /** Where tables name no place above, but only that there is none: 省直辖县级行政区划. */
    private static final Pattern NOWHERE = Pattern.compile("市辖区|县|(?:省|自治区)?直辖县级行政(?:区划|单位)");

    /**
     * What is looked for.
     *
     * @param above the codes that {@code within} may mean; none: anywhere
     */
    private record Wanted(String text, int year, Optional<String> level, Optional<String> within, Set<String> above) {
        Wanted under(Collection<Code> rows) {
            return new Wanted(
                    text, year, level, within, rows.stream().map(Code::code).collect(Collectors.toUnmodifiableSet()));
        }
    }

    public CodeResolver(CodeList list) {
        this.list = list;
        this.index = new NameIndex(list);
        this.places = new Places(list);
    }

    private Object readResolve() {
        return new CodeResolver(list);
    }

    /** Resolves where any level and any ancestor may be meant. */
    public Resolution resolve(String text, int year) {
        return resolve(text, year, Optional.empty(), Optional.empty());
    }

    /**
     * Resolves a text as of a year.
     *
     * @param year whose end counts first; what was in use during a part of it counts if nothing was at its end
     * @param level the only level that may be meant
     * @param within the code or the name of a place that the one that is meant lies in, or is
     */
    public Resolution resolve(String text, int year, Optional<String> level, Optional<String> within) {
        return answers.of(new Wanted(text, year, level, within, Set.of()));
    }

    private Resolution place(Wanted wanted) {
        check(wanted.level);
        String within = wanted.within.map(NameIndex::key).orElse("");
        if (within.isEmpty() || NOWHERE.matcher(within).matches()) {
            return look(wanted);
        }
        List<Code> above = meant(within, wanted.year);
        if (above.isEmpty()) {
            return new Unresolved(
                    "the place that it lies in, '" + wanted.within.orElse("") + "', is unknown", List.of());
        }
        Resolution beneath = look(wanted.under(above));
        return beneath instanceof Resolved ? beneath : itself(wanted, above).orElse(beneath);
    }

    /** 仙桃市 lies right under its province, so tables name it as its own city. */
    private Optional<Resolution> itself(Wanted wanted, List<Code> above) {
        return Optional.of(look(wanted))
                .filter(found -> found instanceof Resolved one
                        && above.stream().map(Code::code).anyMatch(one.code()::equals));
    }

    /** What a place above may be: 朝阳 a city, a district or a county. */
    private List<Code> meant(String key, int year) {
        List<Code> coded = coded(key);
        return coded.isEmpty()
                ? Stream.of(Kind.values())
                        .map(kind -> index.named(kind, key).stream()
                                .filter(row -> row.usedIn(year))
                                .toList())
                        .filter(rows -> !rows.isEmpty())
                        .findFirst()
                        .orElse(List.of())
                : coded;
    }

    private Resolution look(Wanted wanted) {
        String key = NameIndex.key(wanted.text);
        if (key.isEmpty()) {
            return new Unresolved("it is blank", List.of());
        }
        List<Code> coded = coded(Plain.dense(wanted.text));
        if (!coded.isEmpty()) {
            return only(coded, wanted).orElseGet(() -> unfit(coded, wanted));
        }
        List<Code> called = index.named(Kind.FULL, key);
        return only(called, wanted)
                .or(() -> only(index.named(Kind.ALIAS, key), wanted))
                .or(() -> laterOrEarlier(called, wanted))
                .or(() -> only(index.named(Kind.SHORT, key), wanted))
                .or(() -> qualified(key, wanted))
                .orElseGet(() -> called.isEmpty() ? unknown(key, wanted) : unfit(called, wanted));
    }

    private void check(Optional<String> level) {
        level.filter(name -> !places.levels().contains(name)).ifPresent(name -> {
            throw new InputException("Cannot resolve names of level '" + name + "': code list '" + list.name()
                    + "' has no such level" + Nearest.hint(name, places.levels()));
        });
    }

    /** Also 110000.0 from a spreadsheet, and the statistical code 110000000000. */
    private List<Code> coded(String text) {
        List<Code> rows = list.rowsOf(text);
        return rows.isEmpty() ? list.rowsOf(text.replaceFirst("^(\\d+)\\.0+$|^(\\d{6})0{6}$", "$1$2")) : rows;
    }

    /** The answer, if any of the rows is at the right place and in use; the end of the year counts first. */
    private Optional<Resolution> only(List<Code> rows, Wanted wanted) {
        List<Code> inPlace = rows.stream().filter(row -> isInPlace(row, wanted)).toList();
        return only(inPlace, row -> row.usedAtEndOf(wanted.year), wanted)
                .or(() -> only(inPlace, row -> row.usedIn(wanted.year), wanted));
    }

    private Optional<Resolution> only(List<Code> rows, Predicate<Code> inUse, Wanted wanted) {
        List<Code> used = rows.stream().filter(inUse).toList();
        if (used.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                used.stream().map(Code::code).distinct().count() == 1
                        ? new Resolved(used.get(0).code())
                        : unresolved(wanted, "may be any of several codes", used));
    }

    private boolean isInPlace(Code row, Wanted wanted) {
        return wanted.level.map(row.level()::equals).orElse(true)
                && (wanted.above.isEmpty()
                        || wanted.above.stream().anyMatch(code -> places.within(row, code, wanted.year)));
    }

    /** 东乡县 became a district in 2016: since then it must not pass for 东乡族自治县, whose short name is the same. */
    private Optional<Resolution> laterOrEarlier(List<Code> called, Wanted wanted) {
        return called.stream().anyMatch(row -> isInPlace(row, wanted))
                ? Optional.of(unfit(called, wanted))
                : Optional.empty();
    }

    private Optional<Resolution> qualified(String key, Wanted wanted) {
        QualifiedName name = new QualifiedName(index, places, key, wanted.year);
        return only(name.rows(Kind.FULL), wanted)
                .or(() -> only(name.rows(Kind.ALIAS), wanted))
                .or(() -> only(name.rows(Kind.SHORT), wanted));
    }

    private Unresolved unfit(List<Code> rows, Wanted wanted) {
        List<Code> inPlace = rows.stream().filter(row -> isInPlace(row, wanted)).toList();
        if (inPlace.isEmpty()) {
            String place = wanted.level.map(level -> " of level " + level).orElse("")
                    + wanted.within.map(code -> " under " + code).orElse("");
            return unresolved(wanted, "is not" + place, rows);
        }
        List<Code> instead = inPlace.stream()
                .flatMap(row -> places.insteadOf(row, wanted.year))
                .toList();
        return unresolved(wanted, "was not in use in " + wanted.year, instead);
    }

    private Unresolved unknown(String key, Wanted wanted) {
        List<Code> possible = list.codes().stream()
                .filter(row -> row.usedIn(wanted.year) && isInPlace(row, wanted))
                .toList();
        Optional<String> nearest = Nearest.to(
                key, possible.stream().map(row -> NameIndex.key(row.name())).toList());
        Predicate<String> near = name -> nearest.filter(name::equals).isPresent() || name.startsWith(key);
        List<Code> rows = possible.stream()
                .filter(row -> near.test(NameIndex.key(row.name())))
                .limit(SHOWN)
                .toList();
        return unresolved(wanted, "is unknown", rows);
    }

    private Unresolved unresolved(Wanted wanted, String what, List<Code> rows) {
        List<String> candidates = rows.stream()
                .map(row -> places.describe(row, wanted.year))
                .distinct()
                .toList();
        return new Unresolved("'" + wanted.text + "' " + what, candidates);
    }
}
