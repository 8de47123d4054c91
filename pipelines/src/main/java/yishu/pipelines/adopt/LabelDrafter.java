package yishu.pipelines.adopt;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import yishu.pipelines.contract.Property;
import yishu.pipelines.normalize.Plain;
import yishu.pipelines.read.Row;

/** Drafts the columns that hold names, codes and other texts. */
final class LabelDrafter {
    private static final String TOTAL = "(?i)(合计|总计|小计|全省合计|全市合计|总\\s*计|合\\s*计|total|grand total|sum)";
    private static final int SHOWN = 5;

    private final DraftedColumns drafted;
    private final Seen seen;
    private final Lists lists;
    private final Naming naming;
    private final Draft.Doubts doubts;

    LabelDrafter(DraftedColumns drafted) {
        this.drafted = drafted;
        this.seen = drafted.seen;
        this.lists = drafted.lists;
        this.naming = drafted.naming;
        this.doubts = drafted.doubts;
    }

    /** Eurostat writes several dimensions into the first column: {@code freq,unit,geo\TIME_PERIOD}. */
    void compound() {
        Optional<Profile> first = seen.profiles().stream()
                .filter(it -> it.name().contains("\\") && it.name().contains(","))
                .findFirst();
        first.ifPresent(profile -> {
            drafted.taken.add(profile);
            String[] names = profile.name().replaceFirst("\\\\.*", "").split(",", -1);
            for (int place = 0; place < names.length; place++) {
                int at = place;
                List<String> values = profile.values().stream()
                        .map(it -> it.split(",", -1))
                        .map(it -> at < it.length ? it[at] : "")
                        .toList();
                Profile part = Profile.of(profile.column(), names[place], values, seen.cells());
                Drafted column = text(part);
                column.from(profile.name());
                column.say("extract", "^(?:[^,]*,){" + place + "}([^,]*)");
            }
        });
    }

    Drafted text(Profile first) {
        drafted.taken.add(first);
        Optional<Profile> slipped = drafted.open().stream()
                .filter(it -> !it.isNumbers() && it.slipsInto(first))
                .findFirst();
        slipped.ifPresent(drafted.taken::add);
        Profile profile = slipped.map(it -> first.with(it, seen.cells())).orElse(first);
        Drafted column = naming.column(profile, Property.Type.STRING);
        slipped.ifPresent(it -> column.from(it.name(), first.name())
                .doubtSource("in each row just one of these columns is filled, so they are taken for one"));
        Optional<PersonalColumn> personal = PersonalColumn.of(profile);
        Optional<Lists.Match> match =
                personal.isPresent() ? Optional.empty() : lists.best(profile.distinct(), drafted.year);
        if (profile.isRunning()) {
            column.running();
        }
        personal.ifPresent(it -> personal(column, it));
        match.ifPresent(it -> coded(column, it));
        naming.glossary()
                .concept(profile.name())
                .filter(it -> List.of("INDICATOR").contains(it))
                .filter(it -> drafted.columns.stream().noneMatch(c -> c.is(it)))
                .ifPresent(it -> column.custom("concept", it));
        if (PersonalColumn.areCreditCodes(profile)) {
            column.doubtContract(
                    "its values are unified credit codes (GB 32100); where enterprises of single persons are"
                            + " among them, say {property: personal, value: credit_code}");
        } else if (match.isEmpty() && personal.isEmpty()) {
            free(column, profile);
        }
        if (match.isEmpty()) {
            indented(column, profile);
        }
        fill(profile);
        totals(column, profile);
        drafted.add(column);
        return column;
    }

    private void personal(Drafted column, PersonalColumn personal) {
        column.custom("personal", personal.kind().text());
        column.doubtContract("it tells of persons, since " + personal.reason()
                + "; decide whether the table needs it at all (its texts become keyed hashes)");
        doubts.add("classification", "it holds personal columns, so it is restricted; decide who may see it");
    }

    static void coded(Drafted column, Lists.Match match) {
        column.custom("codelist", match.list());
        match.level().ifPresent(it -> column.custom("level", it));
        if (!match.open().isEmpty()) {
            List<String> reasons = match.open().values().stream().limit(SHOWN).toList();
            column.doubtSource(String.format(
                    Locale.ROOT,
                    "%d of %d values are in the code list '%s'; rows with the others go to quarantine: %s",
                    match.resolved(),
                    match.tried(),
                    match.list(),
                    String.join("; ", reasons)));
        }
    }

    /** A text that no list knows. */
    private void free(Drafted column, Profile profile) {
        int distinct = profile.distinct().size();
        boolean closed = distinct >= 2
                && distinct <= 40
                && profile.filled() >= 5 * distinct
                && profile.all(it -> it.length() <= 20);
        if (closed) {
            column.doubtContract("its " + distinct + " values look like a code list that does not exist yet: "
                    + profile.distinct().stream().limit(SHOWN).collect(Collectors.joining(", "))
                    + (distinct > SHOWN ? " ..." : "") + "; a draft of it stands beside, codelist/" + column.name()
                    + ".csv");
            seen.codes().put(column.name(), profile.distinct());
        }
        if (naming.glossary().concept(profile.name()).filter("REF_AREA"::equals).isPresent()) {
            String closest = lists.closest(profile.distinct(), drafted.year)
                    .map(it -> ": '" + it.list() + "' knows " + it.resolved() + " of " + it.tried())
                    .orElse("");
            column.doubtContract(
                    "it is called a place, and no code list knows it" + closest + "; say which list, or add one");
        }
    }

    /** Labels that may lie under those above them. */
    private static void indented(Drafted column, Profile profile) {
        long depths = profile.values().stream()
                .filter(it -> !Row.isBlank(it))
                .map(it -> it.length() - it.stripLeading().length())
                .distinct()
                .count();
        if (depths > 1) {
            column.doubtSource(
                    "its labels are indented in " + depths + " ways; if they lie under each other, say 'indented: ["
                            + Naming.shown(profile.name()) + "]' in 'table', so that each tells what it lies under");
        }
    }

    /** Labels that stand once for the rows below them. */
    private void fill(Profile profile) {
        List<String> values = profile.values();
        int blank = profile.count(Cells.Kind.BLANK);
        boolean begins = !values.isEmpty() && seen.cells().kind(values.get(0)) != Cells.Kind.BLANK;
        boolean gaps = blank * 10 >= values.size() * 3 && profile.distinct().size() >= 2;
        boolean left = seen.profiles().stream()
                .filter(it -> it.column() > profile.column())
                .anyMatch(it -> !it.isNumbers() && it.count(Cells.Kind.BLANK) * 20 <= values.size());
        boolean once = profile.filled() <= profile.distinct().size() * 2;
        if (begins && gaps && left && once && seen.isSheet()) {
            drafted.fillDown.add(profile.name());
            doubts.add(
                    "fill_down",
                    "'" + Naming.shown(profile.name()) + "' is blank in " + blank + " of " + values.size()
                            + " rows, and is taken to count for the rows below it");
        }
    }

    private void totals(Drafted column, Profile profile) {
        List<String> totals = profile.distinct().stream()
                .filter(it -> Plain.text(it).matches(TOTAL))
                .toList();
        if (!totals.isEmpty()) {
            column.doubtSource("rows of totals stand among the data (" + String.join(", ", totals)
                    + "); a sum over all rows counts twice, so leave them out or ask for one level only");
        }
    }
}
