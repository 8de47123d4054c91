package yishu.pipelines.adopt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import yishu.content.Code;
import yishu.pipelines.normalize.Period;

/** The columns of a draft so far, and what they are drafted from. */
final class DraftedColumns {
    final Seen seen;
    final Lists lists;
    final Naming naming;
    final Figures figures;
    final Draft.Doubts doubts;
    final List<Drafted> columns = new ArrayList<>();
    /** The columns of the file that are drafted already, or are none of their own. */
    final Set<Profile> taken = new LinkedHashSet<>();

    final Set<String> contexts = new LinkedHashSet<>();
    final List<String> fillDown = new ArrayList<>();
    /** The latest that the file speaks of: its codes are those in use then. */
    final int year;

    DraftedColumns(Seen seen, Lists lists, Glossary glossary, Draft.Doubts doubts) {
        this.seen = seen;
        this.lists = lists;
        this.naming = new Naming(glossary);
        this.figures = new Figures(seen.cells());
        this.doubts = doubts;
        this.year = latestYear();
    }

    /** The columns of the file that are still to be drafted. */
    List<Profile> open() {
        return seen.profiles().stream().filter(it -> !taken.contains(it)).toList();
    }

    void add(Drafted column) {
        columns.add(column);
    }

    boolean has(String concept) {
        return columns.stream().anyMatch(it -> it.is(concept));
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
}
