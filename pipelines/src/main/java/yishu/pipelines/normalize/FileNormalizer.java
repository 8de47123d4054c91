package yishu.pipelines.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.contract.Personal;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.normalize.BoundTable.Unpivoted;
import yishu.pipelines.read.Block;
import yishu.pipelines.read.Labels;
import yishu.pipelines.read.TableRow;

/** Normalizes the rows of one file, table by table. For one thread. */
public final class FileNormalizer {
    private final RowNormalizer normalizer;
    private final SourceSpec source;
    private final ObservationNormalizer observations;
    private final Persons persons;
    private final String fileName;
    private @Nullable BoundTable bound;

    FileNormalizer(
            RowNormalizer normalizer,
            SourceSpec source,
            ObservationNormalizer observations,
            Persons persons,
            String fileName) {
        this.normalizer = normalizer;
        this.source = source;
        this.observations = observations;
        this.persons = persons;
        this.fileName = fileName;
    }

    /** One outcome for each observation of the row: its unpivoted cells, or the row itself. */
    public List<Outcome> normalize(TableRow row) {
        return normalize(bound(row.block()), row);
    }

    /** How many observations a row holds, whatever comes of them. */
    public int observations(TableRow row) {
        return bound(row.block()).unpivoted().map(Map::size).orElse(1);
    }

    private BoundTable bound(Block block) {
        BoundTable table = bound;
        if (table == null || !table.block().equals(block)) {
            table = normalizer.bind(block, fileName);
            bound = table;
        }
        return table;
    }

    /** Where a row is about someone: the row itself, or those of its unpivoted cells that alone are. */
    public List<Outcome.Place> about(TableRow row, BiPredicate<Personal, String> isMeant) {
        BoundTable table = bound(row.block());
        if (table.misshapen(row.row()).isPresent()) {
            return persons.areIn(row.row(), isMeant) ? List.of(place(row, null)) : List.of();
        }
        List<String> cells = table.labelled().take(row.cells(), new ArrayList<>(0));
        Labels labels = table.labels(row, List.of());
        if (source.unpivot().isEmpty()) {
            return persons.meant(new Fields(table, cells, labels), isMeant).isEmpty()
                    ? List.of()
                    : List.of(place(row, null));
        }
        List<Outcome.Place> places = new ArrayList<>();
        for (Map.Entry<Integer, Unpivoted> it : table.unpivoted().orElseThrow().entrySet()) {
            Fields fields = unpivoted(new Fields(table, cells, labels), row, it.getKey(), it.getValue());
            List<SourceSpec.Mapping> meant = persons.meant(fields, isMeant);
            if (meant.stream().anyMatch(mapping -> !mapping.from().contains("value"))) {
                return List.of(place(row, null));
            }
            if (!meant.isEmpty()) {
                places.add(place(row, it.getKey()));
            }
        }
        return places;
    }

    private List<Outcome> normalize(BoundTable table, TableRow row) {
        Optional<String> misshapen = table.misshapen(row.row());
        List<String> markers = new ArrayList<>(0);
        List<String> cells = table.labelled().take(row.cells(), markers);
        Labels labels = table.labels(row, markers);
        if (source.unpivot().isEmpty()) {
            return List.of(
                    misshapen.isPresent()
                            ? rejected(row, null, misshapen.get())
                            : observations.normalize(place(row, null), new Fields(table, cells, labels), table));
        }
        List<Outcome> outcomes = new ArrayList<>();
        table.unpivoted().orElseThrow().forEach((column, matched) -> {
            Optional<String> reason = misshapen.or(() -> table.shape().lack(row.row(), column));
            outcomes.add(
                    reason.isPresent()
                            ? rejected(row, column, reason.get())
                            : observations.normalize(
                                    place(row, column),
                                    unpivoted(new Fields(table, cells, labels), row, column, matched),
                                    table));
        });
        return outcomes;
    }

    /** The fields of one cell of a row. */
    private Fields unpivoted(Fields fields, TableRow row, int column, Unpivoted matched) {
        SourceSpec.Unpivot unpivot = source.unpivot().orElseThrow();
        fields.put(row.block().labels(column));
        matched.fields().forEach(fields::put);
        fields.put(unpivot.into(), matched.header());
        fields.put("value", row.text(column));
        if (unpivot.flagged()) {
            FlagColumn.beside(row, column).ifPresent(flag -> flag.put(fields));
        }
        return fields;
    }

    private Outcome rejected(TableRow row, @Nullable Integer column, String reason) {
        String text = persons.areAny() ? "" : row.row().text();
        return new Outcome.Rejected(place(row, column), "", text, reason, List.of());
    }

    private static Outcome.Place place(TableRow row, @Nullable Integer column) {
        return new Outcome.Place(row.row().sheet(), row.row().number(), column);
    }
}
