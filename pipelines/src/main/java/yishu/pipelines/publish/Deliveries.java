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
import java.util.Optional;
import yishu.content.CodeList;
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
    private final Dataset dataset;
    private final Landing landing;
    private final Reading reading;
    private final Definition definition;

    /** @param warehouse its folder */
    public Deliveries(Path warehouse, Dataset dataset, Map<String, CodeList> lists, ZoneId zone) {
        this.dataset = dataset;
        this.landing = new Landing(warehouse, dataset.id(), CommitPoints.ignored());
        this.reading = Reading.of(dataset, lists, zone);
        this.definition = Definition.of(dataset, lists);
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
        Received received = new Received(
                hash, file.getFileName().toString(), landing.of(hash).toString(), position);
        try (RowReader reader = reading.open(
                new Received(hash, received.name(), file.toString(), position), Part.WHOLE, Optional.empty())) {
            List<Row> rows = new ArrayList<>();
            reader.forEachRemaining(rows::add);
            Door.pass(file, rows);
            landing.keep(file, hash);
            Intake intake = Intake.of(
                    received, Files.size(file), reader.encoding(), rows, source, reading.normalizer(received));
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

    /** What a load tells in {@code ops.lineage} of its files: a row's cells each. */
    public List<Object[]> lineage(String load, List<Delivery> files) {
        return new Lineage(dataset, load)
                .rows(files.stream().map(Delivery::intake).toList(), reading).stream()
                        .map(row -> {
                            Object[] cells = new Object[row.size()];
                            for (int cell = 0; cell < cells.length; cell++) {
                                cells[cell] = row.get(cell);
                            }
                            return cells;
                        })
                        .toList();
    }
}
