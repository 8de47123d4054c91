package yishu.pipelines.adopt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import yishu.pipelines.normalize.Plain;
import yishu.pipelines.normalize.Unit;

/**
 * Columns that are periods or items, so that each of their cells is a figure of its own.
 *
 * @param columns their places, from 1
 * @param pattern finds them in {@code unpivot}
 * @param into the field of their header
 * @param period how the field tells the period: a pattern to extract it; none where it is the whole field
 * @param time whether their headers tell the time
 * @param item a pattern that extracts what else the headers name; none where they name periods alone
 * @param items what it finds
 * @param unit whether the pattern of items finds a unit too
 */
record Wide(
        Set<Integer> columns,
        String pattern,
        String into,
        Optional<String> period,
        Time time,
        Optional<String> item,
        Set<String> items,
        boolean unit) {
    private static final int FEWEST_ITEMS = 4;
    private static final int MOST_ALTERNATIVES = 3;
    private static final String SEPARATORS = "[/_\\s:：|-]*";
    private static final String BRACKET = "[(（](?<unit>[^()（）]+)[)）]";

    /** What headers say of the time of their figures. */
    enum Time {
        /** The period, with its year. */
        WHOLE,
        /** A part of a year that stands elsewhere. */
        PART,
        /** Nothing. */
        NONE
    }

    /** A header that is a period or holds one. */
    private record Header(Profile profile, PeriodInText found) {}

    /**
     * The columns that become rows, if any should.
     *
     * @param headerRows how many rows name them
     * @param known whether a header has an English name, so that it can well be a column of its own
     */
    static Optional<Wide> of(List<Profile> profiles, int headerRows, Predicate<String> known) {
        List<Profile> figures = profiles.stream()
                .filter(it -> !it.isUnnamed())
                .filter(Wide::holdsFigures)
                .toList();
        List<String> others = profiles.stream()
                .filter(it -> !figures.contains(it))
                .map(Profile::name)
                .toList();
        List<Header> dated = new ArrayList<>();
        for (Profile it : figures) {
            PeriodInText.find(it.name()).ifPresent(found -> dated.add(new Header(it, found)));
        }
        if (dated.size() >= 2 || (dated.size() == 1 && isCertain(dated.get(0), figures))) {
            return Optional.of(dated(dated, figures, others));
        }
        List<Profile> yearless =
                figures.stream().filter(it -> isYearless(it.name())).toList();
        return yearless.size() < 2
                ? items(figures, others, headerRows, known)
                : Optional.of(yearless(yearless, figures, others));
    }

    /** Many figures side by side whose headers name kinds and units: {@code 工业/绝对量（亿元）}. */
    private static Optional<Wide> items(
            List<Profile> figures, List<String> others, int headerRows, Predicate<String> known) {
        List<String> names = figures.stream().map(Profile::name).toList();
        long unknown = names.stream().filter(it -> !known.test(it)).count();
        boolean units = names.stream().allMatch(it -> unit(it).isPresent());
        boolean joined = headerRows > 1 && names.stream().allMatch(it -> it.contains("/"));
        if (names.size() < FEWEST_ITEMS || !(units || joined) || !(headerRows > 1 || unknown * 4 > names.size())) {
            return Optional.empty();
        }
        String any = units ? "^(.+[(（][^()（）]+[)）]\\s*)$" : "^(.+/.+)$";
        String item = units ? "^(.+?)\\s*" + BRACKET + "\\s*$" : "^(.+)$";
        return Optional.of(new Wide(
                places(figures),
                Patterns.tells(any, names, others) ? any : Patterns.these(names),
                "column",
                Optional.empty(),
                Time.NONE,
                Optional.of(item),
                names.stream().map(it -> extracted(item, it)).collect(Collectors.toCollection(LinkedHashSet::new)),
                units));
    }

    private static boolean holdsFigures(Profile profile) {
        return profile.isNumbers() || profile.isBlank();
    }

    private static boolean isCertain(Header only, List<Profile> figures) {
        return only.found().rest().length() == 1 && only.profile().isNumbers() && figures.size() == 1;
    }

    static boolean isYearless(String name) {
        String plain = Plain.text(name);
        return !plain.matches("\\d+")
                && Cells.period(name).isEmpty()
                && Cells.periodOf(plain, 2000).isPresent();
    }

    private static Wide yearless(List<Profile> columns, List<Profile> figures, List<String> others) {
        List<String> names = columns.stream().map(Profile::name).toList();
        List<String> rest = new ArrayList<>(others);
        figures.stream().map(Profile::name).filter(it -> !names.contains(it)).forEach(rest::add);
        return new Wide(
                places(columns),
                pattern(names, rest),
                "month",
                Optional.empty(),
                Time.PART,
                Optional.empty(),
                Set.of(),
                false);
    }

    private static Wide dated(List<Header> dated, List<Profile> figures, List<String> others) {
        List<Profile> columns = dated.stream().map(Header::profile).toList();
        List<String> names = columns.stream().map(Profile::name).toList();
        List<String> rest = new ArrayList<>(others);
        figures.stream().map(Profile::name).filter(it -> !names.contains(it)).forEach(rest::add);
        Set<String> around = dated.stream()
                .map(it -> Patterns.open(it.found().rest()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> rests = dated.stream().map(it -> it.found().rest()).collect(Collectors.toSet());
        if (around.size() == 1 || rests.stream().allMatch(Wide::isMarker)) {
            return new Wide(
                    places(columns),
                    grouped(dated, rest),
                    "period",
                    Optional.empty(),
                    Time.WHOLE,
                    Optional.empty(),
                    Set.of(),
                    false);
        }
        boolean first = dated.stream().allMatch(it -> it.found().before().isBlank());
        boolean units = dated.stream().allMatch(it -> unit(it.found().after()).isPresent());
        String tail = units ? "\\s*" + BRACKET + "\\s*$" : "";
        String item = first
                ? "^" + PeriodInText.SHORT + SEPARATORS + "(.+?)" + (units ? tail : "$")
                : "^(.+?)" + SEPARATORS + PeriodInText.SHORT + (units ? "[^()（）]*" + tail : ".*$");
        Set<String> items =
                names.stream().map(it -> extracted(item, it)).collect(Collectors.toCollection(LinkedHashSet::new));
        return new Wide(
                places(columns),
                pattern(names, rest),
                "column",
                Optional.of("(" + PeriodInText.SHORT + ")"),
                Time.WHOLE,
                Optional.of(item),
                items,
                units);
    }

    private static String extracted(String pattern, String text) {
        var matcher = java.util.regex.Pattern.compile(pattern).matcher(text);
        return matcher.find() ? matcher.group(1).strip() : text;
    }

    static Optional<String> unit(String text) {
        var matcher = java.util.regex.Pattern.compile(BRACKET + "\\s*$").matcher(text);
        return matcher.find()
                ? Optional.of(matcher.group("unit")).filter(it -> Unit.find(it).isPresent())
                : Optional.empty();
    }

    /** A sign of a footnote or an edition beside a year: 2024*, 2024年(初步), 2024 p. */
    private static boolean isMarker(String rest) {
        return rest.matches("\u0000\\s*([*†①-⑳¹²³]{0,3}|[(（]?(初步|快报|预计|修订|[a-z]{1,2})数?[)）]?)");
    }

    /** A pattern whose group is the period alone. */
    private static String grouped(List<Header> dated, List<String> rest) {
        Set<String> periods = new LinkedHashSet<>();
        Set<String> befores = new LinkedHashSet<>();
        Set<String> afters = new LinkedHashSet<>();
        for (Header it : dated) {
            periods.add(Patterns.open(it.found().period()));
            befores.add(Patterns.open(it.found().before()));
            afters.add(Patterns.open(it.found().after()));
        }
        List<String> names = dated.stream().map(it -> it.profile().name()).toList();
        String pattern = "^" + either(befores) + "(" + String.join("|", periods) + ")" + either(afters) + "$";
        return Patterns.tells(pattern, names, rest) ? pattern : Patterns.these(names);
    }

    private static String either(Set<String> patterns) {
        List<String> filled = patterns.stream().filter(it -> !it.isEmpty()).toList();
        String all = String.join("|", filled);
        return filled.isEmpty()
                ? ""
                : filled.size() == 1 && patterns.size() == 1
                        ? all
                        : "(?:" + all + ")" + (patterns.size() > filled.size() ? "?" : "");
    }

    private static String pattern(List<String> names, List<String> others) {
        String open = Patterns.any(names);
        boolean isShort = open.chars().filter(it -> it == '|').count() < MOST_ALTERNATIVES;
        return isShort && Patterns.tells(open, names, others) ? open : general(names, others);
    }

    /** Any header with a period in it, if that is only these. */
    private static String general(List<String> names, List<String> others) {
        String general = "^(.*" + PeriodInText.SHORT + ".*)$";
        return Patterns.tells(general, names, others) ? general : Patterns.these(names);
    }

    private static Set<Integer> places(List<Profile> columns) {
        return columns.stream().map(Profile::column).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
