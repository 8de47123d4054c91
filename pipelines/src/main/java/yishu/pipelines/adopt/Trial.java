package yishu.pipelines.adopt;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import yishu.content.Problems;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.Recipe;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.normalize.CodeResolver;
import yishu.pipelines.normalize.FileNormalizer;
import yishu.pipelines.normalize.Outcome;
import yishu.pipelines.normalize.RowNormalizer;
import yishu.pipelines.read.Block;
import yishu.pipelines.read.Outline;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.TableRow;
import yishu.pipelines.read.TableRows;

/**
 * What becomes of the rows that were looked at, read by the draft as a load would read them.
 *
 * @param dataset that the draft describes
 * @param facts that would be published
 * @param rejected that would go to quarantine
 */
record Trial(Dataset dataset, List<Outcome.Fact> facts, List<Outcome.Rejected> rejected) {
    private static final int SHOWN = 5;

    static Trial of(
            String id,
            Path folder,
            String contract,
            String source,
            List<Row> rows,
            String fileName,
            Map<String, CodeResolver> resolvers,
            ZoneId zone) {
        Problems problems = new Problems();
        String[] names = id.split("/", -1);
        Dataset dataset = new Recipe(names[0], names[1], folder.toString(), contract, source).dataset(problems);
        problems.throwIfAny();
        SourceSpec spec = dataset.sources().get(0);
        List<Row> chosen = rows.stream()
                .filter(it -> spec.reading().sheets().matcher(it.sheet()).find())
                .toList();
        List<Block> blocks = Outline.of(chosen.iterator(), spec.layout(), fileName);
        FileNormalizer normalizer = new RowNormalizer(dataset.contract(), spec, resolvers, zone).of(fileName);
        List<Outcome.Fact> facts = new ArrayList<>();
        List<Outcome.Rejected> rejected = new ArrayList<>();
        for (Iterator<TableRow> it = TableRows.of(chosen.iterator(), blocks, spec.layout()); it.hasNext(); ) {
            for (Outcome outcome : normalizer.normalize(it.next())) {
                if (outcome instanceof Outcome.Fact fact) {
                    facts.add(fact);
                } else if (outcome instanceof Outcome.Rejected no) {
                    rejected.add(no);
                }
            }
        }
        return new Trial(dataset, facts, rejected);
    }

    /** Whether all facts have a value of a property. */
    boolean isFilled(String property) {
        int place = dataset.contract().names().indexOf(property);
        return facts.stream().allMatch(it -> it.values().get(place) != null);
    }

    int all() {
        return facts.size() + rejected.size();
    }

    /** How many rejections each property causes. */
    Map<String, Integer> byProperty() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        rejected.forEach(it -> counts.merge(it.property(), 1, Integer::sum));
        return counts;
    }

    /**
     * The commonest reasons, each with how often and an example.
     *
     * @param quoted whether the texts of the file may be told
     */
    List<String> reasons(boolean quoted) {
        Map<String, List<Outcome.Rejected>> kinds = new LinkedHashMap<>();
        for (Outcome.Rejected it : rejected) {
            String kind = it.property() + it.reason().replace(it.text(), "").replaceAll("\\d+", "0");
            kinds.computeIfAbsent(kind, any -> new ArrayList<>()).add(it);
        }
        return kinds.values().stream()
                .sorted((one, other) -> Integer.compare(other.size(), one.size()))
                .limit(SHOWN)
                .map(it -> line(it.size(), it.get(0), quoted))
                .toList();
    }

    private static String line(int count, Outcome.Rejected example, boolean quoted) {
        return String.format(
                Locale.ROOT,
                "%,d for %s, such as row %d: %s",
                count,
                example.property().isEmpty() ? "the row" : example.property(),
                example.place().row(),
                !quoted
                        ? "its texts are not told, since some are of persons"
                        : example.reason().contains(example.text())
                                ? example.reason()
                                : "'" + Naming.shown(example.text()) + "' " + example.reason());
    }
}
