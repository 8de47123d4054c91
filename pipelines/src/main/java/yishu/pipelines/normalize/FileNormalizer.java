package yishu.pipelines.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.read.TableRow;

/** Normalizes the rows of one file, table by table. For one thread. */
public final class FileNormalizer {
    private final RowNormalizer normalizer;
    private final SourceSpec source;
    private final ObservationNormalizer observations;
    private final String fileName;
    private @Nullable BoundTable bound;

    FileNormalizer(RowNormalizer normalizer, SourceSpec source, ObservationNormalizer observations, String fileName) {
        this.normalizer = normalizer;
        this.source = source;
        this.observations = observations;
        this.fileName = fileName;
    }

    /** One outcome for each observation of the row: its unpivoted cells, or the row itself. */
    public List<Outcome> normalize(TableRow row) {
        BoundTable table = bound;
        if (table == null || !table.block().equals(row.block())) {
            table = normalizer.bind(row.block(), fileName);
            bound = table;
        }
        Optional<String> misshapen = table.misshapen(row);
        return source.unpivot().isPresent()
                ? unpivoted(table, row, misshapen, source.unpivot().get().into())
                : List.of(
                        misshapen.isPresent()
                                ? rejected(row, null, misshapen.get())
                                : observations.normalize(place(row, null), new Fields(table, row.cells()), table));
    }

    private List<Outcome> unpivoted(BoundTable table, TableRow row, Optional<String> misshapen, String into) {
        List<Outcome> outcomes = new ArrayList<>();
        table.unpivoted().orElseThrow().forEach((column, matched) -> {
            Optional<String> reason = misshapen.or(() -> table.shape().lack(row.row(), column));
            if (reason.isPresent()) {
                outcomes.add(rejected(row, column, reason.get()));
            } else {
                Fields fields = new Fields(table, row.cells());
                matched.fields().forEach(fields::put);
                fields.put(into, matched.header());
                fields.put("value", row.text(column));
                outcomes.add(observations.normalize(place(row, column), fields, table));
            }
        });
        return outcomes;
    }

    private static Outcome rejected(TableRow row, @Nullable Integer column, String reason) {
        return new Outcome.Rejected(place(row, column), "", row.row().text(), reason, List.of());
    }

    private static Outcome.Place place(TableRow row, @Nullable Integer column) {
        return new Outcome.Place(row.row().sheet(), row.row().number(), column);
    }
}
