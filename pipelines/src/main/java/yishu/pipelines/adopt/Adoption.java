package yishu.pipelines.adopt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import yishu.content.CodeList;
import yishu.pipelines.normalize.Frequency;
import yishu.pipelines.normalize.Outcome;
import yishu.pipelines.normalize.Period;
import yishu.pipelines.publish.Door;
import yishu.pipelines.read.Row;

/** Drafts a dataset from a file: looks at it, drafts its columns, reads it by the draft, and says what is not sure. */
public final class Adoption {
    private static final int ROUNDS = 6;

    private final Lists lists;
    private final Glossary glossary;
    private final ZoneId zone;

    /**
     * With the content of an installation.
     *
     * @param glossary the file of names
     * @param zone the publishers'
     */
    public Adoption(Map<String, CodeList> codeLists, Path glossary, ZoneId zone, yishu.content.Problems problems) {
        this.lists = new Lists(codeLists);
        this.glossary = Glossary.read(glossary, problems);
        this.zone = zone;
    }

    /**
     * The draft.
     *
     * @param id department/dataset; none: guessed from where the file stands
     * @throws yishu.content.InputException if the file cannot be read, holds no table, or is marked 秘密
     */
    public Adopted draft(Path file, Optional<String> id) {
        try {
            Recognition recognized = Recognition.of(file);
            Door.pass(file, recognized.reading());
            Looked looked = Looked.at(file, recognized.reading());
            return draft(file, id, recognized, looked);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read file '" + file + "'", e);
        }
    }

    private Adopted draft(Path file, Optional<String> id, Recognition recognized, Looked looked) throws IOException {
        Draft.Doubts doubts = new Draft.Doubts();
        recognized.doubts().forEach(doubts::add);
        FileNames names = new FileNames(file, glossary);
        String name = id.orElseGet(() -> names.id(doubts));
        Observer observer = new Observer(looked, recognized.reading().format(), file, it -> glossary.name(it)
                .isPresent());
        Seen seen = observer.seen(doubts);
        Drafter drafter = new Drafter(seen, lists, glossary, doubts);
        List<Drafted> columns = drafter.columns();
        Map<String, String> context = seen.preamble().only(drafter.contexts().stream());
        seen.preamble().doubts().forEach((key, doubt) -> doubts.add("map", doubt));
        Draft draft = new Draft(
                name,
                seen.preamble().title().isEmpty()
                        ? names.title()
                        : seen.preamble().title(),
                names.glob(doubts),
                recognized.reading(),
                observer.sheets(seen, doubts),
                observer.layout(),
                drafter.fillDown(),
                context,
                seen.wide(),
                columns,
                missing(seen, doubts),
                seen.cells().decimalComma(),
                doubts);
        return finish(draft, file, looked, seen);
    }

    private static List<String> missing(Seen seen, Draft.Doubts doubts) {
        List<String> missing = new ArrayList<>();
        new Figures(seen.cells()).strangers(seen.profiles()).forEach((text, count) -> {
            if (text.length() <= 6 && count > 1 && missing.size() < 8) {
                missing.add(text);
                doubts.add(
                        "missing",
                        "'" + text + "' stands in " + count + " cells of figures and is taken for a missing value");
            }
        });
        return missing;
    }

    private Adopted finish(Draft draft, Path file, Looked looked, Seen seen) throws IOException {
        List<Row> rows =
                looked.sheets().stream().flatMap(it -> it.rows().stream()).toList();
        String day = LocalDate.ofInstant(Files.getLastModifiedTime(file).toInstant(), zone)
                .toString();
        String published = draft.concept("TIME_PERIOD").isPresent() ? "{after_period: P1M}" : "{at: " + day + "}";
        List<String> grain = draft.columns().stream().map(Drafted::name).toList();
        Trial trial = trial(draft, file, rows, grain, published, looked);
        for (int round = 0; round < ROUNDS && gaveUp(draft, trial); round++) {
            published = draft.concept("TIME_PERIOD").isPresent() ? published : "{at: " + day + "}";
            trial = trial(draft, file, rows, grain, published, looked);
        }
        KeySearch.Key key = key(draft, trial, looked);
        Trial tried = trial;
        draft.columns()
                .forEach(it ->
                        it.require(tried.isFilled(it.name()) && (key.columns().contains(it.name()) || it.required())));
        if (draft.concept("TIME_PERIOD").isPresent()) {
            published = "{after_period: " + delay(trial.facts()) + "}";
        }
        draft.doubts()
                .add("published", "no file tells when it was published; say for each edition the day or the delay");
        draft.doubts()
                .add(
                        "classification",
                        "nothing in a file says who may see it, who owns it, which source wins and when the next is due; decide that");
        Page contract = ContractText.of(draft, file.getFileName().toString(), key.columns(), published);
        Page source = SourceText.of(draft, looked.encoding().orElse(""));
        trial = trial(draft, file, rows, key.columns(), published, looked);
        return adopted(draft, contract, source, looked, trial, seen);
    }

    private Trial trial(Draft draft, Path file, List<Row> rows, List<String> grain, String published, Looked looked) {
        String name = file.getFileName().toString();
        return Trial.of(
                draft.id(),
                Path.of(draft.id()),
                ContractText.unhashed(draft, name, grain, published).text(),
                SourceText.of(draft, looked.encoding().orElse("")).text(),
                rows,
                name,
                lists.resolvers(),
                zone);
    }

    /** Whether a column turned out to be less than it was taken for, in a fifth of the rows. */
    private static boolean gaveUp(Draft draft, Trial trial) {
        boolean gaveUp = false;
        for (Map.Entry<String, Integer> it : trial.byProperty().entrySet()) {
            Optional<Drafted> column = draft.column(it.getKey());
            boolean mostly = it.getValue() * 5 > trial.all();
            boolean strict = column.filter(c ->
                            !c.type().name().equals("STRING") || c.custom().containsKey("codelist") || c.required())
                    .isPresent();
            if (mostly && strict) {
                Drafted one = column.orElseThrow();
                if (one.required()) {
                    one.require(false);
                }
                one.asText();
                one.doubtContract("it is kept as text, since " + it.getValue() + " of " + trial.all()
                        + " rows would have been quarantined otherwise");
                gaveUp = true;
            }
        }
        return gaveUp;
    }

    private static KeySearch.Key key(Draft draft, Trial trial, Looked looked) {
        KeySearch search = new KeySearch(trial.dataset().contract(), trial.facts());
        KeySearch.Key key = search.among(draft.dimensions(), draft.numbering());
        int rows = trial.facts().size();
        if (key.repeated() * 10 > rows) {
            List<String> all = draft.columns().stream()
                    .filter(it -> !it.is("UNIT_MEASURE"))
                    .map(Drafted::name)
                    .toList();
            doubt(
                    draft,
                    "no columns tell rows apart: %,d of %,d have the key of an earlier one in every dimension; all columns"
                            + " are the key until a better one is found",
                    key.repeated(),
                    rows);
            return new KeySearch.Key(all, search.repeated(all));
        }
        if (key.repeated() > 0) {
            doubt(
                    draft,
                    "%,d of %,d rows have the key of an earlier one; find out whether these are there twice by mistake"
                            + " or are told apart by something else",
                    key.repeated(),
                    rows);
        } else if (looked.whole()) {
            doubt(draft, "these columns tell all rows of this file apart; make sure that they do in the next");
        } else {
            doubt(draft, "these columns tell the rows that were looked at apart; not all were");
        }
        return key;
    }

    private static void doubt(Draft draft, String what, Object... details) {
        draft.doubts().add("grain", String.format(Locale.ROOT, what, details));
    }

    /** A usual delay for figures of a frequency. */
    private static String delay(List<Outcome.Fact> facts) {
        Optional<Frequency> frequency = facts.stream()
                .flatMap(it -> it.period().stream())
                .map(Period::frequency)
                .findFirst();
        return switch (frequency.orElse(Frequency.M)) {
            case A, S -> "P3M";
            case Q, M -> "P1M";
            case D -> "P1D";
        };
    }

    private static Adopted adopted(Draft draft, Page contract, Page source, Looked looked, Trial trial, Seen seen) {
        List<Page.Unsure> unsure = new ArrayList<>(contract.unsure());
        unsure.addAll(source.unsure());
        List<String> remarks = new ArrayList<>();
        long rows = looked.sheets().stream().mapToLong(it -> it.rows().size()).sum();
        remarks.add(String.format(
                Locale.ROOT,
                looked.whole()
                        ? "looked at all %,d rows"
                        : "looked at %,d rows from all over the file, not at all of it",
                rows));
        remarks.add(String.format(
                Locale.ROOT,
                "read by this draft, %,d of %,d observations would be published",
                trial.facts().size(),
                trial.all()));
        boolean personal = draft.columns().stream().anyMatch(it -> it.custom().containsKey("personal"));
        // What was received of persons is told to nobody.
        trial.reasons(!personal).forEach(it -> remarks.add("quarantined: " + it));
        return new Adopted(
                draft.id(),
                contract.text(),
                source.text(),
                codeLists(seen.codes()),
                lines(unsure),
                remarks,
                trial.facts().size(),
                trial.all(),
                personal);
    }

    /** The same doubt about several lines is told once. */
    private static List<String> lines(List<Page.Unsure> unsure) {
        Map<String, List<Page.Unsure>> same = new LinkedHashMap<>();
        unsure.forEach(
                it -> same.computeIfAbsent(it.what(), any -> new ArrayList<>()).add(it));
        return same.entrySet().stream()
                .map(it -> it.getValue().get(0).file() + ":"
                        + it.getValue().get(0).line() + ": " + it.getKey()
                        + (it.getValue().size() > 1 ? " (so " + (it.getValue().size() - 1) + " more lines)" : ""))
                .toList();
    }

    private static Map<String, String> codeLists(Map<String, Set<String>> codes) {
        Map<String, String> texts = new LinkedHashMap<>();
        codes.forEach((name, values) -> {
            StringBuilder text = new StringBuilder("code,name,aliases\n");
            int count = 0;
            for (String value : values) {
                count++;
                String code =
                        value.matches("[A-Za-z0-9_.-]{1,20}") ? value : String.format(Locale.ROOT, "c%02d", count);
                text.append(code)
                        .append(',')
                        .append(value.replace(',', '，').replaceAll("\\s+", " "))
                        .append(",\n");
            }
            texts.put(name, text.toString());
        });
        return texts;
    }
}
