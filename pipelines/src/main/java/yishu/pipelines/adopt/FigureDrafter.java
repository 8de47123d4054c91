package yishu.pipelines.adopt;

import java.util.List;
import java.util.Optional;
import yishu.pipelines.contract.Property;
import yishu.pipelines.normalize.Plain;
import yishu.pipelines.normalize.Unit;

/** Drafts the columns that hold figures, and hands on those that hold texts. */
final class FigureDrafter {
    private static final String IDENTIFIER =
            "(?i).*(代码|编码|编号|号码|序号|单号|证号|邮编|电话|案号|文号|户号|学号|工号|_id|\\bid|code|rownames?|row_?id|zip|postcode|phone|number of)"
                    + "|(?i)(id|no|nr|seq|index|obs|号|#)";

    private final DraftedColumns drafted;
    private final LabelDrafter labels;
    private final Seen seen;
    private final Lists lists;
    private final Naming naming;
    private final Figures figures;
    private final Draft.Doubts doubts;

    FigureDrafter(DraftedColumns drafted, LabelDrafter labels) {
        this.drafted = drafted;
        this.labels = labels;
        this.seen = drafted.seen;
        this.lists = drafted.lists;
        this.naming = drafted.naming;
        this.figures = drafted.figures;
        this.doubts = drafted.doubts;
    }

    void draft() {
        List<Profile> units = drafted.open().stream().filter(this::isUnits).toList();
        Optional<Profile> unit = units.size() == 1 ? units.stream().findFirst() : Optional.empty();
        unit.ifPresent(drafted.taken::add);
        Optional<Profile> power = drafted.open().stream()
                .filter(it -> it.name().equals("UNIT_MULT"))
                .findFirst();
        Optional<String> written =
                unit.map(it -> power.map(by -> "10^{" + by.name() + "} ").orElse("") + "{" + it.name() + "}");
        power.filter(it -> unit.isPresent()).ifPresent(drafted.taken::add);
        power.filter(it -> unit.isEmpty())
                .ifPresent(it -> doubts.add(
                        "map",
                        "the figures are to be multiplied by the powers of ten in UNIT_MULT; say their unit as"
                                + " \"10^{UNIT_MULT} ...\""));
        List<Profile> numbers =
                drafted.open().stream().filter(it -> isFigure(it)).toList();
        Optional<Profile> measure = measure(numbers);
        for (Profile profile : drafted.open()) {
            if (drafted.taken.contains(profile)) {
                continue;
            }
            if (numbers.contains(profile)) {
                drafted.add(figure(profile, measure.filter(profile::equals).isPresent(), written));
            } else if (Periods.arePeriods(profile)) {
                drafted.add(naming.column(profile, Property.Type.DATE));
            } else {
                labels.text(profile);
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
            unit.ifPresent(labels::text);
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

    void unitColumn(String businessName) {
        drafted.add(
                new Drafted(naming.take("unit"), businessName, Property.Type.STRING).custom("concept", "UNIT_MEASURE"));
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
                && lists.best(profile.distinct(), drafted.year)
                        .filter(it -> it.share() > 0.95 && lists.isOfPlaces(it.list()))
                        .isPresent();
    }

    private Drafted figure(Profile profile, boolean single, Optional<String> unit) {
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
            column.say("unit", unit.get());
            figures.scale(column, profile.distinct(), Optional.empty());
        } else if (!count) {
            figures.draft(column, profile, around, around.map(it -> "{context.unit}"));
            around.filter(it -> !named).ifPresent(it -> drafted.contexts.add("unit"));
        }
        return column;
    }
}
