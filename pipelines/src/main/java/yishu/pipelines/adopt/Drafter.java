package yishu.pipelines.adopt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import yishu.content.Code;
import yishu.pipelines.contract.Property;
import yishu.pipelines.normalize.Period;
import yishu.pipelines.normalize.Plain;
import yishu.pipelines.normalize.Unit;

/** Drafts the columns of a table out of what stands in the columns of the file. */
final class Drafter {
    private static final String IDENTIFIER =
            "(?i).*(代码|编码|编号|号码|序号|单号|证号|邮编|电话|案号|文号|户号|学号|工号|_id|\\bid|code|rownames?|row_?id|zip|postcode|phone|number of)"
                    + "|(?i)(id|no|nr|seq|index|obs|号|#)";
    private static final String TOTAL = "(?i)(合计|总计|小计|全省合计|全市合计|总\\s*计|合\\s*计|total|grand total|sum)";
    private static final int SHOWN = 5;

    private final Seen seen;
    private final Lists lists;
    private final Naming naming;
    private final Figures figures;
    private final Draft.Doubts doubts;
    private final List<Drafted> columns = new ArrayList<>();
    private final Set<Profile> taken = new LinkedHashSet<>();
    private final Set<String> contexts = new LinkedHashSet<>();
    private final List<String> fillDown = new ArrayList<>();
    private final int year;

    Drafter(Seen seen, Lists lists, Glossary glossary, Draft.Doubts doubts) {
        this.seen = seen;
        this.lists = lists;
        this.naming = new Naming(glossary);
        this.figures = new Figures(seen.cells());
        this.doubts = doubts;
        this.year = latestYear();
    }

    List<Drafted> columns() {
        seen.wide().ifPresent(wide -> seen.profiles().stream()
                .filter(it -> wide.columns().contains(it.column()))
                .forEach(taken::add));
        seen.profiles().stream().filter(it -> it.isBlank() && it.isUnnamed()).forEach(taken::add);
        compound();
        period();
        rest();
        seen.wide().ifPresent(this::value);
        sheet();
        places();
        return columns;
    }

    Set<String> contexts() {
        return contexts;
    }

    List<String> fillDown() {
        return fillDown;
    }

    private int latestYear() {
        int latest = 0;
        for (Profile profile : seen.profiles()) {
            Optional<Period> named = PeriodInText.find(profile.name()).flatMap(it -> Cells.period(it.period()));
            latest = Math.max(latest, named.map(Period::year).orElse(0));
            if (Periods.arePeriods(profile)) {
                for (String value : profile.distinct()) {
                    latest = Math.max(
                            latest, Cells.period(value).map(Period::year).orElse(0));
                }
            }
        }
        for (Profile profile : seen.profiles()) {
            if (Periods.areMoments(profile)) {
                latest = Math.max(
                        latest,
                        profile.distinct().stream()
                                .map(it -> Integer.parseInt(it.substring(0, 4)))
                                .filter(it -> it <= 2100)
                                .max(Integer::compare)
                                .orElse(0));
            }
        }
        int around = seen.preamble().text("year").map(Integer::parseInt).orElse(0);
        return Math.max(latest, around) == 0 ? Code.OPEN - 1 : Math.max(latest, around);
    }

    /** Eurostat writes several dimensions into the first column: {@code freq,unit,geo\TIME_PERIOD}. */
    private void compound() {
        Optional<Profile> first = seen.profiles().stream()
                .filter(it -> it.name().contains("\\") && it.name().contains(","))
                .findFirst();
        first.ifPresent(profile -> {
            taken.add(profile);
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

    private List<Profile> open() {
        return seen.profiles().stream().filter(it -> !taken.contains(it)).toList();
    }

    private void add(Drafted column) {
        columns.add(column);
    }

    // The time that a row is about.

    private void period() {
        if (seen.wide().filter(it -> it.time() == Wide.Time.WHOLE).isPresent()) {
            Wide wide = seen.wide().orElseThrow();
            Drafted column = time("period", "").from(wide.into());
            wide.period().ifPresent(it -> column.say("extract", it));
            add(column);
            return;
        }
        if (seen.wide().filter(it -> it.time() == Wide.Time.PART).isPresent()) {
            yearless(seen.wide().orElseThrow());
            return;
        }
        Optional<Profile> year = Periods.year(open());
        for (Profile part : year.isPresent() ? open() : List.<Profile>of()) {
            Optional<String> template = part.equals(year.get()) ? Optional.empty() : Periods.template(part);
            if (template.isPresent()) {
                String constant = template.get()
                        .replace("{year}", "{" + year.get().name() + "}")
                        .replace("{part}", "{" + part.name() + "}");
                taken.add(year.get());
                taken.add(part);
                add(time("period", year.get().name() + part.name()).say("constant", constant));
                return;
            }
        }
        Optional<Profile> named = open().stream()
                .filter(Periods::arePeriods)
                .filter(it -> Periods.isNamedForTime(it)
                        || naming.glossary()
                                .concept(it.name())
                                .filter("TIME_PERIOD"::equals)
                                .isPresent())
                .findFirst();
        // One of several dates may be of anything that happened; a lone one that all rows have is the rows' own.
        List<Profile> dates = open().stream().filter(Periods::arePeriods).toList();
        Optional<Profile> any = dates.stream()
                .filter(it ->
                        dates.size() == 1 && it.filled() * 20 >= it.values().size() * 19)
                .findFirst();
        List<Profile> years = open().stream().filter(Periods::areYears).toList();
        Optional<Profile> lone = years.size() == 1 ? years.stream().findFirst() : Optional.empty();
        if (named.isEmpty() && any.isEmpty() && lone.isPresent()) {
            period(lone.get(), false);
            return;
        }
        if (named.or(() -> any).isPresent()) {
            period(named.or(() -> any).get(), named.isPresent());
            return;
        }
        moment().or(this::around)
                .ifPresentOrElse(
                        this::add,
                        () -> doubts.add(
                                "published", "no period was found, so the rows are taken as they stood on one day"));
    }

    private Drafted time(String name, String businessName) {
        Drafted column =
                new Drafted(naming.take(name), businessName, Property.Type.DATE).custom("concept", "TIME_PERIOD");
        column.require(true);
        return column;
    }

    private void period(Profile profile, boolean isNamed) {
        taken.add(profile);
        Drafted column = time(naming.glossary().name(profile.name()).orElse("period"), profile.name())
                .from(profile.name());
        column.require(profile.count(Cells.Kind.BLANK) + profile.count(Cells.Kind.MARK) == 0);
        if (!isNamed) {
            column.doubtContract("it is taken for the time that a row is about, since its values are periods");
        }
        add(column);
    }

    private void yearless(Wide wide) {
        Optional<Profile> years = Periods.year(open());
        if (years.isPresent()) {
            taken.add(years.get());
            add(time("period", years.get().name())
                    .say("constant", "{" + years.get().name() + "}年{" + wide.into() + "}"));
        } else if (seen.preamble().text("year").isPresent()) {
            contexts.add("year");
            add(time("period", "").say("constant", "{context.year}年{" + wide.into() + "}"));
        } else {
            Drafted helper = new Drafted(naming.take("year_of_file"), "", Property.Type.STRING)
                    .from("file")
                    .say("extract", "(?<year>" + "\\d{4}" + ")")
                    .doubtSource("the year is taken from the name of the file, since nothing in it says one");
            add(helper);
            add(time("period", "").say("constant", "{" + helper.name() + ".year}年{" + wide.into() + "}"));
        }
    }

    /** A day out of a moment, or out of a date that begins with its day. */
    private Optional<Drafted> moment() {
        for (Profile profile : open()) {
            if (Periods.areMoments(profile)) {
                Drafted column = time(naming.glossary().name(profile.name()).orElse("moment") + "_day", profile.name())
                        .from(profile.name())
                        .say("extract", "^(\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2})");
                return Optional.of(column.doubtContract(
                        "only the day of the moment is the period; the moment itself is kept beside"));
            }
            if (Periods.areTurned(profile)) {
                return Optional.of(turned(profile));
            }
        }
        return Optional.empty();
    }

    private Drafted turned(Profile profile) {
        taken.add(profile);
        Optional<Boolean> monthFirst = Periods.isMonthFirst(profile);
        boolean month = monthFirst.orElse(false);
        Drafted written = naming.column(profile, Property.Type.STRING);
        written.say(
                "extract",
                "^((?<" + (month ? "m" : "d") + ">\\d{1,2})[/.-](?<" + (month ? "d" : "m")
                        + ">\\d{1,2})[/.-](?<y>\\d{4}))");
        if (monthFirst.isEmpty()) {
            written.doubtSource(
                    "whether the day or the month stands first cannot be told, since neither is above 12; the day is taken");
        }
        add(written);
        String name = written.name();
        return time("period", "").say("constant", "{" + name + ".y}-{" + name + ".m}-{" + name + ".d}");
    }

    /** From the preamble, the name of the sheet or that of the file. */
    private Optional<Drafted> around() {
        if (seen.preamble().text("period").isPresent()) {
            contexts.add("period");
            return Optional.of(time("period", "").from("context.period"));
        }
        List<String> sheets = seen.tables().stream().map(Table::sheet).toList();
        if (sheets.stream().allMatch(it -> PeriodInText.find(it).isPresent())) {
            return Optional.of(time("period", "").from("sheet").say("extract", "(" + PeriodInText.SHORT + ")"));
        }
        if (PeriodInText.find(seen.fileName()).isPresent()) {
            return Optional.of(time("period", "")
                    .from("file")
                    .say("extract", "(" + PeriodInText.SHORT + ")")
                    .doubtSource("the period is taken from the name of the file, since nothing in it says one"));
        }
        return Optional.empty();
    }

    // The other columns.

    private void rest() {
        List<Profile> units = open().stream().filter(this::isUnits).toList();
        Optional<Profile> unit = units.size() == 1 ? units.stream().findFirst() : Optional.empty();
        unit.ifPresent(taken::add);
        List<Profile> numbers = open().stream().filter(it -> isFigure(it)).toList();
        Optional<Profile> measure = measure(numbers);
        for (Profile profile : open()) {
            if (taken.contains(profile)) {
                continue;
            }
            if (numbers.contains(profile)) {
                add(figure(profile, measure.filter(profile::equals).isPresent(), unit));
            } else if (Periods.arePeriods(profile)) {
                add(naming.column(profile, Property.Type.DATE));
            } else {
                text(profile);
            }
        }
        if (numbers.size() > 1 && measure.isEmpty() && seen.wide().isEmpty()) {
            doubts.add(
                    "map",
                    numbers.size() + " figures stand side by side, and each is a column; if they are one figure"
                            + " of several kinds, make them rows by 'unpivot'");
        }
        if (unit.isPresent() && (measure.isPresent() || seen.wide().isPresent())) {
            unitColumn(unit.get().name());
        } else {
            unit.ifPresent(this::text);
        }
    }

    /** The one figure of each row: the only one, or the only one that is called a value. */
    private Optional<Profile> measure(List<Profile> numbers) {
        List<Profile> called = numbers.stream()
                .filter(it -> naming.glossary()
                        .concept(it.name())
                        .filter("OBS_VALUE"::equals)
                        .isPresent())
                .toList();
        List<Profile> only = numbers.size() == 1 ? numbers : called;
        return only.size() == 1 && seen.wide().isEmpty() ? only.stream().findFirst() : Optional.empty();
    }

    private void unitColumn(String businessName) {
        add(new Drafted(naming.take("unit"), businessName, Property.Type.STRING).custom("concept", "UNIT_MEASURE"));
    }

    private boolean isUnits(Profile profile) {
        boolean named = profile.says("单位$|^unit")
                || naming.glossary()
                        .concept(profile.name())
                        .filter("UNIT_MEASURE"::equals)
                        .isPresent();
        return named && profile.all(it -> Unit.find(it).isPresent());
    }

    private boolean isFigure(Profile profile) {
        boolean numbers = profile.isNumbers() && !Plain.text(profile.name()).matches(IDENTIFIER);
        boolean coded = profile.distinct().stream().anyMatch(it -> it.matches("0\\d+|\\d{16,}"));
        return numbers
                && !coded
                && !Periods.arePeriods(profile)
                && PersonalColumn.of(profile).isEmpty()
                && !isCoded(profile);
    }

    /** Whole numbers that are codes of places. */
    private boolean isCoded(Profile profile) {
        return profile.all(it -> it.matches("\\d{4,12}"))
                && lists.best(profile.distinct(), year)
                        .filter(it -> it.share() > 0.95 && lists.isOfPlaces(it.list()))
                        .isPresent();
    }

    private Drafted figure(Profile profile, boolean single, Optional<Profile> unit) {
        boolean whole = figures.areWhole(profile);
        boolean named = NamedUnit.find(profile.name()).isPresent();
        Optional<String> around = unit.isEmpty() ? seen.preamble().text("unit") : Optional.empty();
        boolean count = whole && !single && !named && around.isEmpty();
        Drafted column = naming.column(profile, count ? Property.Type.INTEGER : Property.Type.NUMBER);
        if (profile.isRunning()) {
            column.running();
        }
        if (single) {
            column.custom("concept", "OBS_VALUE");
        }
        if (single && unit.isPresent()) {
            column.say("unit", "{" + unit.get().name() + "}");
            figures.scale(column, profile.distinct(), Optional.empty());
        } else if (!count) {
            figures.draft(column, profile, around, around.map(it -> "{context.unit}"));
            around.filter(it -> !named).ifPresent(it -> contexts.add("unit"));
        }
        return column;
    }

    private Drafted text(Profile first) {
        taken.add(first);
        Optional<Profile> slipped = open().stream()
                .filter(it -> !it.isNumbers() && it.slipsInto(first))
                .findFirst();
        slipped.ifPresent(taken::add);
        Profile profile = slipped.map(it -> first.with(it, seen.cells())).orElse(first);
        Drafted column = naming.column(profile, Property.Type.STRING);
        slipped.ifPresent(it -> column.from(it.name(), first.name())
                .doubtSource("in each row just one of these columns is filled, so they are taken for one"));
        Optional<PersonalColumn> personal = PersonalColumn.of(profile);
        Optional<Lists.Match> match = personal.isPresent() ? Optional.empty() : lists.best(profile.distinct(), year);
        if (profile.isRunning()) {
            column.running();
        }
        personal.ifPresent(it -> personal(column, it));
        match.ifPresent(it -> coded(column, it));
        naming.glossary()
                .concept(profile.name())
                .filter(it -> List.of("INDICATOR").contains(it))
                .filter(it -> columns.stream().noneMatch(c -> c.is(it)))
                .ifPresent(it -> column.custom("concept", it));
        if (PersonalColumn.areCreditCodes(profile)) {
            column.doubtContract(
                    "its values are unified credit codes (GB 32100); where enterprises of single persons are"
                            + " among them, say {property: personal, value: credit_code}");
        } else if (match.isEmpty() && personal.isEmpty()) {
            free(column, profile);
        }
        fill(profile);
        totals(column, profile);
        add(column);
        return column;
    }

    private void personal(Drafted column, PersonalColumn personal) {
        column.custom("personal", personal.kind().text());
        column.doubtContract("it tells of persons, since " + personal.reason()
                + "; decide whether the table needs it at all (its texts become keyed hashes)");
        doubts.add("classification", "it holds personal columns, so it is restricted; decide who may see it");
    }

    private void coded(Drafted column, Lists.Match match) {
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
            String closest = lists.closest(profile.distinct(), year)
                    .map(it -> ": '" + it.list() + "' knows " + it.resolved() + " of " + it.tried())
                    .orElse("");
            column.doubtContract(
                    "it is called a place, and no code list knows it" + closest + "; say which list, or add one");
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
            fillDown.add(profile.name());
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

    // What stands in columns that become rows.

    private void value(Wide wide) {
        Optional<String> unit = Optional.empty();
        if (wide.time() == Wide.Time.NONE) {
            doubts.add(
                    "unpivot",
                    wide.columns().size() + " figures stand side by side, and each becomes a row, with what its"
                            + " header says as its indicator; give the indicators a code list");
        }
        if (wide.item().isPresent()) {
            Drafted item = item(wide);
            unit = wide.unit() ? Optional.of("{" + item.name() + ".unit}") : Optional.empty();
        } else if (columns.stream().noneMatch(it -> it.is("INDICATOR"))
                && seen.preamble().text("indicator").isPresent()) {
            contexts.add("indicator");
            add(indicator(
                            "indicator",
                            "指标",
                            Set.of(seen.preamble().text("indicator").orElse("")))
                    .from("context.indicator"));
        }
        value(unit.or(this::unitOfIndicator), wide);
    }

    private Drafted item(Wide wide) {
        Drafted item = indicator("indicator", "", wide.items()).from(wide.into());
        item.say("extract", wide.item().orElseThrow());
        add(item);
        return item;
    }

    private Drafted indicator(String name, String businessName, Set<String> values) {
        Drafted column = new Drafted(naming.take(name), businessName, Property.Type.STRING);
        if (columns.stream().noneMatch(it -> it.is("INDICATOR"))) {
            column.custom("concept", "INDICATOR");
        }
        lists.closest(values, year)
                .filter(it -> it.share() == 1 && !lists.isOfPlaces(it.list()))
                .ifPresent(it -> coded(column, it));
        return column;
    }

    /** The names of a column of indicators may end in their unit: {@code 财政收入（亿元）}. */
    private Optional<String> unitOfIndicator() {
        for (Drafted column : columns) {
            List<String> from = column.mapping().getOrDefault("from", List.of());
            Optional<Profile> profile = seen.profiles().stream()
                    .filter(it -> from.contains(it.name()))
                    .findFirst();
            if (column.type() == Property.Type.STRING
                    && profile.filter(it -> it.share(v -> Unit.inName(v).isPresent()) >= 0.8)
                            .isPresent()) {
                column.say("extract", "^(.+?)\\s*[(（](?<unit>[^()（）]+)[)）].{0,3}$");
                return Optional.of("{" + column.name() + ".unit}");
            }
        }
        return Optional.empty();
    }

    private void value(Optional<String> said, Wide wide) {
        Drafted value = new Drafted(naming.take("value"), "数值", Property.Type.NUMBER)
                .custom("concept", "OBS_VALUE")
                .from("value");
        Set<String> all = seen.profiles().stream()
                .filter(it -> wide.columns().contains(it.column()))
                .flatMap(it -> it.distinct().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Optional<Drafted> unitColumn =
                columns.stream().filter(it -> it.is("UNIT_MEASURE")).findFirst();
        Optional<String> around = seen.preamble().text("unit");
        if (said.isPresent()) {
            value.say("unit", said.get());
            figures.scale(value, all, Optional.empty());
            unitColumn("单位");
        } else if (unitColumn.isPresent()) {
            value.say("unit", "{" + unitColumn.get().businessName() + "}");
            figures.scale(value, all, Optional.empty());
        } else {
            Profile profile = Profile.of(0, "value", List.copyOf(all), seen.cells());
            figures.draft(value, profile, around, around.map(it -> "{context.unit}"));
            around.ifPresent(it -> contexts.add(seen.preamble().patterns().containsKey("unit") ? "unit" : "indicator"));
        }
        add(value);
    }

    private void sheet() {
        List<String> sheets =
                seen.tables().stream().map(Table::sheet).distinct().toList();
        boolean used = columns.stream()
                .anyMatch(it -> it.mapping().getOrDefault("from", List.of()).contains("sheet"));
        if (sheets.size() > 1 && !used) {
            Drafted column = new Drafted(naming.take("table_name"), "", Property.Type.STRING).from("sheet");
            column.doubtContract("each sheet is a table of its own; name what tells them apart: "
                    + sheets.stream().limit(SHOWN).collect(Collectors.joining(", ")));
            add(column);
        }
    }

    /** Of several columns of places, the finest is where a figure is about; names beside codes only repeat them. */
    private void places() {
        Map<Drafted, Long> fine = new LinkedHashMap<>();
        for (Drafted column : columns) {
            Optional.ofNullable(column.custom().get("codelist"))
                    .filter(lists::isOfPlaces)
                    .ifPresent(list -> {
                        List<String> from = column.mapping().getOrDefault("from", List.of());
                        long distinct = seen.profiles().stream()
                                .filter(it -> from.contains(it.name()))
                                .mapToLong(it -> it.distinct().size())
                                .findFirst()
                                .orElse(1);
                        fine.put(column, distinct);
                    });
        }
        fine.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .ifPresent(it -> it.custom("concept", "REF_AREA"));
    }
}
