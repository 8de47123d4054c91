package yishu.pipelines.release;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import yishu.content.InputException;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.publish.ReleaseBook;

/** {@code ./yishu release diff}: every value that differs between two releases. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Shows every figure that is added, removed, changed, or restated (the same value under another status, "
                        + "edition or footnote): from the last release to what is prepared, from the last but one if "
                        + "nothing is, or between the releases that are named.")
final class DiffCommand implements Callable<Integer> {
    /** Forms in which changes are shown. */
    private enum Format {
        table,
        csv,
        json
    }

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DEPARTMENT/DATASET",
            description = "the dataset; by default all that are prepared")
    private String chosen = "";

    @Parameters(index = "1..2", arity = "0..2", paramLabel = "RELEASE", description = "release-2026-05-01.2")
    private List<String> releases = new ArrayList<>();

    @Option(names = "--vintages", description = "compare every edition, also those that a newer one hides")
    private boolean vintages;

    @Option(names = "--format", defaultValue = "table", description = "table (the default), csv or json")
    private Format format = Format.table;

    @Option(names = "--limit", defaultValue = "50", description = "changes that a table shows; by default 50")
    private int limit;

    @Mixin
    private Place place = new Place();

    @Override
    public Integer call() {
        try (Place.Session session = place.open()) {
            Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
            ChangeWriter writer =
                    switch (format) {
                        case csv -> new CsvChanges(out);
                        case json -> new JsonChanges(out);
                        case table -> new TableChanges(out, limit);
                    };
            List<Dataset> datasets = datasets(session);
            datasets.forEach(it -> new Diff(session.lake(), vintages).write(it, releases, writer));
            return 0;
        }
    }

    private List<Dataset> datasets(Place.Session session) {
        if (!chosen.isEmpty()) {
            return List.of(session.datasets().dataset(chosen));
        }
        List<Dataset> prepared = session.datasets().all().values().stream()
                .filter(it -> new ReleaseBook(session.lake(), it).prepared().isPresent())
                .toList();
        if (prepared.isEmpty()) {
            throw new InputException("Cannot compare: nothing is prepared; name a dataset");
        }
        return prepared;
    }
}
