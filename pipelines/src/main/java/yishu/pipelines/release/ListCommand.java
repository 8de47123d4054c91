package yishu.pipelines.release;

import static org.apache.spark.sql.functions.col;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.publish.Lake;
import yishu.pipelines.publish.ReleaseBook;
import yishu.pipelines.publish.ReleaseTag;

/** {@code ./yishu release list}: the releases of a dataset, and who made them. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Shows the releases of a dataset, the first one first, and who prepared, approved and published them.")
final class ListCommand implements Callable<Integer> {
    private static final String EVENTS = "ops.releases";

    @Parameters(paramLabel = "DEPARTMENT/DATASET", description = "the dataset")
    private String chosen = "";

    @Mixin
    private Place place = new Place();

    @Override
    public Integer call() {
        try (Place.Session session = place.open()) {
            Dataset dataset = session.datasets().dataset(chosen);
            ReleaseBook book = new ReleaseBook(session.lake(), dataset);
            ZoneId zone = session.settings().zone();
            Map<String, List<String>> events = events(session.lake(), zone);
            List<List<String>> lines = new ArrayList<>();
            lines.add(List.of("release", "state", "written", ""));
            for (ReleaseTag release : book.releases()) {
                List<String> told = events.getOrDefault(release.tag(), List.of("published at once"));
                lines.add(List.of(release.tag(), state(release, book), Moments.text(release.at(), zone), told.get(0)));
                told.subList(1, told.size()).forEach(it -> lines.add(List.of("", "", "", it)));
            }
            PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
            new Columns(lines).print(out);
            out.flush();
            return 0;
        }
    }

    private static String state(ReleaseTag release, ReleaseBook book) {
        if (release.undone()) {
            return "rolled back";
        }
        return release.snapshot() == book.main() ? "current" : "";
    }

    /** What happened to each release, as sentences. */
    private Map<String, List<String>> events(Lake lake, ZoneId zone) {
        Map<String, List<String>> events = new LinkedHashMap<>();
        if (lake.has(EVENTS)) {
            List<Row> rows = lake.rows(EVENTS)
                    .filter(col("dataset").equalTo(chosen))
                    .orderBy("happened_at")
                    .collectAsList();
            rows.forEach(row -> events.computeIfAbsent(row.getAs("release"), any -> new ArrayList<>())
                    .add(sentence(row, zone)));
        }
        return events;
    }

    private static String sentence(Row row, ZoneId zone) {
        String person = row.getAs("person");
        String account = row.getAs("account");
        String restored = Optional.<String>ofNullable(row.getAs("restored")).orElse("");
        String reason = Optional.<String>ofNullable(row.getAs("reason")).orElse("");
        Instant at = row.<Timestamp>getAs("happened_at").toInstant();
        return row.<String>getAs("event").replace('_', ' ') + (restored.isEmpty() ? "" : " to " + restored) + " by "
                + person + (person.equals(account) ? "" : " (" + account + ")") + ", " + Moments.text(at, zone)
                + (reason.isEmpty() ? "" : ": " + reason);
    }
}
