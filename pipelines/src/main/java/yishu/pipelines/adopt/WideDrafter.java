package yishu.pipelines.adopt;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import yishu.pipelines.contract.Property;
import yishu.pipelines.normalize.Unit;

/** Drafts the value, and what the headers say of it, where columns become rows. */
final class WideDrafter {
    private final DraftedColumns drafted;
    private final Seen seen;
    private final Lists lists;
    private final Naming naming;
    private final Figures figures;
    private final Draft.Doubts doubts;

    WideDrafter(DraftedColumns drafted) {
        this.drafted = drafted;
        this.seen = drafted.seen;
        this.lists = drafted.lists;
        this.naming = drafted.naming;
        this.figures = drafted.figures;
        this.doubts = drafted.doubts;
    }

    void draft(Wide wide) {
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
        } else if (drafted.columns.stream().noneMatch(it -> it.is("INDICATOR"))
                && seen.preamble().text("indicator").isPresent()) {
            drafted.contexts.add("indicator");
            drafted.add(indicator(
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
        drafted.add(item);
        return item;
    }

    private Drafted indicator(String name, String businessName, Set<String> values) {
        Drafted column = new Drafted(naming.take(name), businessName, Property.Type.STRING);
        if (drafted.columns.stream().noneMatch(it -> it.is("INDICATOR"))) {
            column.custom("concept", "INDICATOR");
        }
        lists.closest(values, drafted.year)
                .filter(it -> it.share() == 1 && !lists.isOfPlaces(it.list()))
                .ifPresent(it -> LabelDrafter.coded(column, it));
        return column;
    }

    /** The names of a column of indicators may end in their unit: {@code 财政收入（亿元）}. */
    private Optional<String> unitOfIndicator() {
        for (Drafted column : drafted.columns) {
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
                drafted.columns.stream().filter(it -> it.is("UNIT_MEASURE")).findFirst();
        Optional<String> around = seen.preamble().text("unit");
        if (said.isPresent()) {
            value.say("unit", said.get());
            figures.scale(value, all, Optional.empty());
            drafted.add(new Drafted(naming.take("unit"), "单位", Property.Type.STRING).custom("concept", "UNIT_MEASURE"));
        } else if (unitColumn.isPresent()) {
            value.say("unit", "{" + unitColumn.get().businessName() + "}");
            figures.scale(value, all, Optional.empty());
        } else {
            Profile profile = Profile.of(0, "value", List.copyOf(all), seen.cells());
            figures.draft(value, profile, around, around.map(it -> "{context.unit}"));
            around.ifPresent(
                    it -> drafted.contexts.add(seen.preamble().patterns().containsKey("unit") ? "unit" : "indicator"));
        }
        drafted.add(value);
    }
}
