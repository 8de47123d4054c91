package yishu.pipelines.publish;

import com.google.common.collect.Iterators;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.normalize.FileNormalizer;
import yishu.pipelines.normalize.Outcome;
import yishu.pipelines.normalize.RowMask;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.RowReader;
import yishu.pipelines.read.TableRow;
import yishu.pipelines.read.TableRows;

/**
 * Carries slices of files, each in one pass, into data files of {@code raw}, of the vintages and of the quarantine.
 *
 * @param reading how the files are read
 * @param dataset its id
 * @param load the id that the rows go by
 * @param targets where they go
 * @param hash of the keys of the rows of core, which are told with them; null if nobody asks
 */
record Transfer(
        Reading reading,
        String dataset,
        String load,
        Targets targets,
        @Nullable KeyHash hash) implements Serializable {

    /** Carries slices one after another, into the same data files. */
    Transferred run(List<Slice> slices) {
        Map<String, Candidates.Counts> counts = new HashMap<>();
        KeyHashes keys = new KeyHashes();
        try (RowFiles raw = targets.rawFiles();
                RowFiles vintages = targets.vintageFiles();
                RowFiles aside = targets.quarantineFiles()) {
            for (Slice slice : slices) {
                long facts = vintages.rows();
                long rejected = aside.rows();
                long read = run(slice, raw, vintages, aside, keys);
                Candidates.Counts counted =
                        new Candidates.Counts(read, vintages.rows() - facts, aside.rows() - rejected);
                counts.merge(slice.file().hash(), counted, Candidates.Counts::plus);
            }
            List<DataFile> texts = raw.finish();
            List<DataFile> facts = vintages.finish();
            return new Transferred(counts, texts, facts, aside.finish(), hash == null ? null : keys.sorted());
        }
    }

    private long run(Slice slice, RowFiles raw, RowFiles vintages, RowFiles aside, KeyHashes keys) {
        try (RowReader rows = slice.open(reading)) {
            Iterator<Row> kept = slice.isNew() ? keeping(rows, raw, slice) : rows;
            if (!slice.isLargeWhole()) {
                return transfer(kept, slice, vintages, aside, keys);
            }
            try (Ahead<Row> ahead = new Ahead<>(kept)) {
                return transfer(ahead, slice, vintages, aside, keys);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read file '" + slice.file().name() + "'", e);
        }
    }

    private Iterator<Row> keeping(Iterator<Row> rows, RowFiles raw, Slice slice) {
        String file = slice.file().hash();
        RowMask mask = reading.mask(slice.file(), slice.blocks());
        return Iterators.transform(rows, row -> {
            raw.write(file, row.sheet(), row.number(), mask.of(row), load);
            return row;
        });
    }

    /** How many observations stand in the rows. */
    private long transfer(Iterator<Row> rows, Slice slice, RowFiles vintages, RowFiles aside, KeyHashes keys) {
        Received file = slice.file();
        TableRows table =
                TableRows.of(rows, slice.blocks(), reading.source(file).layout());
        FileNormalizer normalizer = reading.normalizer(file).of(file.name());
        FactCells cells = new FactCells(targets.columns().size(), file.hash(), load);
        long observations = 0;
        while (table.hasNext()) {
            TableRow row = table.next();
            observations += normalizer.observations(row);
            for (Outcome outcome : normalizer.normalize(row)) {
                if (outcome instanceof Outcome.Fact fact) {
                    @Nullable Object[] made = cells.of(fact);
                    vintages.write(made);
                    if (hash != null) {
                        keys.add(hash, made);
                    }
                } else if (outcome instanceof Outcome.Rejected rejected) {
                    aside.write(Quarantine.cells(load, dataset, file, rejected));
                }
            }
        }
        return observations;
    }
}
