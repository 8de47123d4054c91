package yishu.pipelines.adopt;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import yishu.pipelines.adopt.Cells.Kind;
import yishu.pipelines.normalize.Figure;
import yishu.pipelines.normalize.Unit;

/** Drafts the columns that hold figures: their type, decimals and unit. */
final class Figures {
    private static final int SCALE = 8;
    private static final int LARGEST_SCALE = 24;

    private final Cells cells;

    Figures(Cells cells) {
        this.cells = cells;
    }

    /** Makes the column one of figures, in the unit that its name, the text around the table or its cells tell. */
    void draft(Drafted column, Profile profile, Optional<String> around, Optional<String> aroundField) {
        Optional<NamedUnit> named = NamedUnit.find(profile.name());
        Set<Unit> written = written(profile.distinct());
        if (named.isPresent()) {
            unit(column, named.get().unit(), named.get().text());
        } else if (around.flatMap(Unit::find).isPresent()) {
            unit(column, around.flatMap(Unit::find).get(), aroundField.orElse(around.get()));
        } else if (written.size() == 1) {
            Unit only = written.iterator().next();
            column.custom("unit", only.code());
            column.doubtContract("the unit is written in the cells themselves; a bare number would be taken as it is");
        } else {
            column.doubtContract(
                    "nothing says the unit; add {property: unit, value: ...} and 'unit' in the source, or leave"
                            + " both out for a pure number");
        }
        scale(column, profile.distinct(), named.map(NamedUnit::unit).or(() -> around.flatMap(Unit::find)));
    }

    private static void unit(Drafted column, Unit unit, String text) {
        column.custom("unit", unit.code());
        column.say("unit", text);
    }

    private Set<Unit> written(Collection<String> values) {
        return values.stream()
                .limit(500)
                .flatMap(it -> cells.figure(it).stream())
                .flatMap(it -> it.unit().stream())
                .collect(Collectors.toSet());
    }

    /** More decimals than the usual ones, where figures have them. */
    void scale(Drafted column, Collection<String> values, Optional<Unit> unit) {
        int most = 0;
        for (String value : values) {
            Optional<BigDecimal> number = cells.figure(value).map(Figure::value);
            BigDecimal base =
                    number.map(it -> unit.map(u -> u.convert(it)).orElse(it)).orElse(BigDecimal.ZERO);
            most = Math.max(most, base.stripTrailingZeros().scale());
        }
        if (most > SCALE) {
            column.scale(Math.min(LARGEST_SCALE, most + 2));
        }
    }

    /** Whether all values are whole numbers that a long holds, so that they may be counts. */
    boolean areWhole(Profile profile) {
        return profile.all(it -> it.matches("-?(0|[1-9]\\d{0,14})"));
    }

    /** Texts that stand for a missing value in a column of numbers, mostly a letter or a sign. */
    Map<String, Integer> strangers(List<Profile> profiles) {
        Map<String, Integer> strangers = new LinkedHashMap<>();
        for (Profile profile : profiles) {
            if (profile.isNumbers()) {
                profile.values().stream()
                        .filter(it -> cells.kind(it) == Kind.TEXT || cells.kind(it) == Kind.PERIOD)
                        .forEach(it -> strangers.merge(it.strip(), 1, Integer::sum));
            }
        }
        return strangers;
    }
}
