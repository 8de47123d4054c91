package yishu.semantic.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that a program of chance writes; every snapshot, when it is new and again later, is what Iceberg reads. */
class GeneratedDeletesTest {
    private static final int STEPS = 14;
    private static final List<List<Integer>> KEYS = List.of(List.of(4), List.of(1), List.of(1, 3), List.of(5));

    private final List<DataFile> files = new ArrayList<>();
    private final Map<String, TreeSet<Long>> gone = new HashMap<>();
    private final Map<String, DeleteFile> vectors = new HashMap<>();
    private int rows;

    @ParameterizedTest(name = "format {0}, seed {1}")
    @CsvSource({"2, 1", "2, 2", "3, 3", "3, 4"})
    void everySnapshotIsWhatIcebergReads(int format, int seed, @TempDir Path folder) {
        Random chance = new Random(seed);
        try (Districts districts = new Districts(folder)) {
            districts.create(format);
            List<Pinned> pins = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                step(districts, format, chance);
                districts.rowsAsIceberg();
                pins.add(districts.pin());
            }
            Collections.shuffle(pins, chance);
            districts.restart();
            Pinned newest = districts.pin();
            pins.parallelStream().forEach(pin -> {
                Pinned today = new Pinned(pin.name(), pin.snapshot(), "", newest.schema(), Map.of());
                assertThat(districts.rows(today)).isEqualTo(districts.icebergRows(today));
            });
        }
    }

    private void step(Districts districts, int format, Random chance) {
        int kind = files.isEmpty() ? 0 : chance.nextInt(20);
        if (kind < 7) {
            append(districts, chance);
        } else if (kind < 12) {
            deletePositions(districts, format, chance);
        } else if (kind < 17) {
            districts.delete(equal(districts, chance), equal(districts, chance));
        } else if (kind < 18) {
            String name = "added_" + rows + "_" + chance.nextInt(1000);
            districts
                    .table()
                    .updateSchema()
                    .addColumn(name, Types.LongType.get())
                    .commit();
            append(districts, chance);
        } else if (kind < 19) {
            districts
                    .table()
                    .updateSchema()
                    .renameColumn(name(districts, 1), "region_" + rows)
                    .commit();
        } else {
            files.clear();
            vectors.clear();
            append(districts, chance);
            files.add(0, districts.rewrite());
            files.remove(1);
        }
    }

    private void append(Districts districts, Random chance) {
        int to = rows + 1 + chance.nextInt(60);
        files.add(districts.append(rows, to));
        rows = to;
    }

    private static String name(Districts districts, int id) {
        return districts.table().schema().findColumnName(id);
    }

    /** Rows of some files; a vector takes the place of the one before. */
    private void deletePositions(Districts districts, int format, Random chance) {
        Map<String, List<Long>> positions = new HashMap<>();
        for (DataFile file : files) {
            if (file.recordCount() > 0 && chance.nextInt(3) == 0) {
                TreeSet<Long> of = gone.computeIfAbsent(file.location(), any -> new TreeSet<>());
                List<Long> more = chance.longs(5, 0, file.recordCount())
                        .boxed()
                        .distinct()
                        .toList();
                of.addAll(more);
                positions.put(file.location(), format == 2 ? more : List.copyOf(of));
            }
        }
        if (positions.isEmpty()) {
            return;
        }
        if (format == 2) {
            districts.delete(districts.writer().positions(positions));
            return;
        }
        RowDelta delta = districts
                .table()
                .newRowDelta()
                .validateFromSnapshot(districts.pin().snapshot());
        for (DeleteFile vector : districts.writer().vectors(positions)) {
            delta.addDeletes(vector);
            DeleteFile before = vectors.put(vector.referencedDataFile(), vector);
            if (before != null) {
                delta.removeDeletes(before);
            }
        }
        delta.commit();
    }

    private DeleteFile equal(Districts districts, Random chance) {
        List<Integer> key = KEYS.get(chance.nextInt(KEYS.size()));
        List<List<@Nullable Object>> values = IntStream.range(0, 1 + chance.nextInt(3))
                .mapToObj(any -> Districts.row(chance.nextInt(rows + 1)))
                .map(row -> key.stream().map(id -> row.get(id - 1)).toArray())
                .map(Arrays::asList)
                .toList();
        return districts.writer().equal(key, values);
    }
}
