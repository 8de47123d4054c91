package yishu.pipelines.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import yishu.content.CodeList;
import yishu.content.InputException;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.normalize.FileNormalizer;
import yishu.pipelines.normalize.Outcome;
import yishu.pipelines.read.Part;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.RowReader;
import yishu.pipelines.read.TableRows;

/** Takes in the small files of a stream as a load takes in those of a drop: past the door, landed, normalized. */
public final class Deliveries {
    private final Lake lake;
    private final Dataset dataset;
    private final CommitPoints points;
    private final Landing landing;
    private final Reading reading;
    private final Definition definition;

    public Deliveries(Lake lake, Dataset dataset, Map<String, CodeList> lists, ZoneId zone, CommitPoints points) {
        this.lake = lake;
        this.dataset = dataset;
        this.points = points;
        this.landing = new Landing(lake.folder(), dataset.id(), lake.cipher(), lake.locks(), points);
        this.reading = Reading.of(dataset, lists, zone, lake.vault());
        this.definition = Definition.of(dataset, lists, lake.vault());
    }

    /**
     * The names of all files that are published.
     *
     * @throws InputException if a release waits for its approval, or was rolled back: what comes next would wait too
     */
    public List<String> published() {
        History history = History.of(lake, dataset, points);
        boolean isPrepared =
                new Shelf(lake, new CoreTable(dataset), points).prepared().isPresent();
        if (isPrepared || !history.rolledBack().isEmpty()) {
            throw new InputException("Cannot follow dataset '" + dataset.id() + "': "
                    + (isPrepared ? "a release of it waits for its approval" : "messages of it were rolled back")
                    + ", and what comes next is to be approved with it; prepare it with `./yishu ingest "
                    + dataset.id() + "`, and see `./yishu release --help`");
        }
        return history.files().values().stream().map(History.Loaded::name).toList();
    }

    /** Under what the files are read, as it is told of a run: of contract, source, code lists and normalizer. */
    public List<String> definition() {
        return List.of(definition.contract(), definition.source(), definition.codelists(), definition.normalizer());
    }

    /** The identity of a load of these files. */
    public String load(Collection<Delivery> files) {
        return definition.load(dataset.id(), files.stream().map(Delivery::hash).toList());
    }

    /**
     * Takes in a file.
     *
     * @param position of the document in {@code source.yaml} that describes it
     */
    public Delivery take(Path file, int position) {
        SourceSpec source = dataset.sources().get(position);
        String hash = Landing.hash(file);
        Received received = new Received(hash, String.valueOf(file.getFileName()), file.toString(), position);
        try (RowReader reader = reading.open(received, Part.WHOLE)) {
            List<Row> rows = new ArrayList<>();
            reader.forEachRemaining(rows::add);
            Door.pass(file, rows);
            landing.keep(file, hash);
            Part whole = Part.WHOLE.in(reader.encoding().orElse(null));
            Intake intake = Intake.of(received, Files.size(file), whole, rows, source, reading.normalizer(received));
            return new Delivery(intake, rows, outcomes(intake, rows, source));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read file '" + received.name() + "'", e);
        }
    }

    private List<Outcome> outcomes(Intake intake, List<Row> rows, SourceSpec source) {
        FileNormalizer normalizer =
                reading.normalizer(intake.file()).of(intake.file().name());
        List<Outcome> outcomes = new ArrayList<>(rows.size());
        TableRows table = TableRows.of(rows.iterator(), intake.blocks(), source.layout());
        while (table.hasNext()) {
            outcomes.addAll(normalizer.normalize(table.next()));
        }
        return outcomes;
    }

    /** What a load tells in {@code ops.lineage} of its files. */
    public List<List<@Nullable Object>> lineage(String load, List<Delivery> files) {
        return new Lineage(dataset, load)
                .rows(files.stream().map(Delivery::intake).toList(), reading);
    }
}
