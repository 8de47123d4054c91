package yishu.pipelines.adopt;

import java.util.List;
import java.util.Optional;
import yishu.pipelines.contract.Property;

/** Drafts the column of the time that a row is about. */
final class PeriodDrafter {
    private final DraftedColumns drafted;
    private final Seen seen;
    private final Naming naming;
    private final Draft.Doubts doubts;

    PeriodDrafter(DraftedColumns drafted) {
        this.drafted = drafted;
        this.seen = drafted.seen;
        this.naming = drafted.naming;
        this.doubts = drafted.doubts;
    }

    void draft() {
        if (seen.wide().filter(it -> it.time() == Wide.Time.WHOLE).isPresent()) {
            Wide wide = seen.wide().orElseThrow();
            Drafted column = time("period", "").from(wide.into());
            wide.period().ifPresent(it -> column.say("extract", it));
            drafted.add(column);
            return;
        }
        if (seen.wide().filter(it -> it.time() == Wide.Time.PART).isPresent()) {
            yearless(seen.wide().orElseThrow());
            return;
        }
        Optional<Profile> year = Periods.year(drafted.open());
        for (Profile part : year.isPresent() ? drafted.open() : List.<Profile>of()) {
            Optional<String> template = part.equals(year.get()) ? Optional.empty() : Periods.template(part);
            if (template.isPresent()) {
                String constant = template.get()
                        .replace("{year}", "{" + year.get().name() + "}")
                        .replace("{part}", "{" + part.name() + "}");
                drafted.taken.add(year.get());
                drafted.taken.add(part);
                drafted.add(time("period", year.get().name() + part.name()).say("constant", constant));
                return;
            }
        }
        Optional<Profile> named = drafted.open().stream()
                .filter(Periods::arePeriods)
                .filter(it -> Periods.isNamedForTime(it)
                        || naming.glossary()
                                .concept(it.name())
                                .filter("TIME_PERIOD"::equals)
                                .isPresent())
                .findFirst();
        // One of several dates may be of anything that happened; a lone one that all rows have is the rows' own.
        List<Profile> dates =
                drafted.open().stream().filter(Periods::arePeriods).toList();
        Optional<Profile> any = dates.stream()
                .filter(it ->
                        dates.size() == 1 && it.filled() * 20 >= it.values().size() * 19)
                .findFirst();
        List<Profile> years = drafted.open().stream().filter(Periods::areYears).toList();
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
                        drafted::add,
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
        drafted.taken.add(profile);
        Drafted column = time(naming.glossary().name(profile.name()).orElse("period"), profile.name())
                .from(profile.name());
        column.require(profile.count(Cells.Kind.BLANK) + profile.count(Cells.Kind.MARK) == 0);
        if (!isNamed) {
            column.doubtContract("it is taken for the time that a row is about, since its values are periods");
        }
        drafted.add(column);
    }

    private void yearless(Wide wide) {
        Optional<Profile> years = Periods.year(drafted.open());
        if (years.isPresent()) {
            drafted.taken.add(years.get());
            drafted.add(time("period", years.get().name())
                    .say("constant", "{" + years.get().name() + "}年{" + wide.into() + "}"));
        } else if (seen.preamble().text("year").isPresent()) {
            drafted.contexts.add("year");
            drafted.add(time("period", "").say("constant", "{context.year}年{" + wide.into() + "}"));
        } else {
            Drafted helper = new Drafted(naming.take("year_of_file"), "", Property.Type.STRING)
                    .from("file")
                    .say("extract", "(?<year>" + "\\d{4}" + ")")
                    .doubtSource("the year is taken from the name of the file, since nothing in it says one");
            drafted.add(helper);
            drafted.add(time("period", "").say("constant", "{" + helper.name() + ".year}年{" + wide.into() + "}"));
        }
    }

    /** A day out of a moment, or out of a date that begins with its day. */
    private Optional<Drafted> moment() {
        for (Profile profile : drafted.open()) {
            if (Periods.areMoments(profile)) {
                Drafted column = time(naming.glossary().name(profile.name()).orElse("moment") + "_day", profile.name())
                        .from(profile.name());
                if (Periods.areInstants(profile)) {
                    return Optional.of(column.doubtContract(
                            "only the day of the instant in the setting time.zone is the period; the instant itself is kept"
                                    + " beside"));
                }
                return Optional.of(column.say("extract", "^(\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2})")
                        .doubtContract("only the day of the moment is the period; the moment itself is kept beside"));
            }
            if (Periods.areTurned(profile)) {
                return Optional.of(turned(profile));
            }
        }
        return Optional.empty();
    }

    private Drafted turned(Profile profile) {
        drafted.taken.add(profile);
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
        drafted.add(written);
        String name = written.name();
        return time("period", "").say("constant", "{" + name + ".y}-{" + name + ".m}-{" + name + ".d}");
    }

    /** From the preamble, the name of the sheet or that of the file. */
    private Optional<Drafted> around() {
        if (seen.preamble().text("period").isPresent()) {
            drafted.contexts.add("period");
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
}
