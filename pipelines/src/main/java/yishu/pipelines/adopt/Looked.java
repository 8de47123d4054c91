package yishu.pipelines.adopt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.contract.SourceSpec.Reading;
import yishu.pipelines.read.FailsafeSource;
import yishu.pipelines.read.Part;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.RowReader;
import yishu.pipelines.read.Sources;

/**
 * The rows of a file that were looked at: the first of each sheet, some from all over it, and its last.
 *
 * @param sheets in the order of the file
 * @param whole whether these are all
 * @param encoding of its text, if that was a question
 */
record Looked(List<Sheet> sheets, boolean whole, Optional<String> encoding) {
    private static final int FIRST = 5_000;
    private static final int ACROSS = 4_000;
    private static final int LAST = 60;
    private static final int MOST = 300_000;
    private static final long PART = 16L << 20;
    private static final int OF_PART = 300;
    private static final int PARTS = 16;

    /** A sheet, or the only table of a file without sheets; of a large one not all rows. */
    record Sheet(String name, List<Row> rows, long count) {}

    static Looked at(Path file, Reading reading) throws IOException {
        FailsafeSource source = Sources.of(reading.format());
        List<Part> parts = source.parts(file, reading, Math.max(PART, Files.size(file) / PARTS));
        return parts.size() > 1 ? parts(source, file, reading, parts) : inOrder(source, file, reading);
    }

    private static Looked inOrder(FailsafeSource source, Path file, Reading reading) throws IOException {
        List<Sheet> sheets = new ArrayList<>();
        try (RowReader rows = source.open(file, reading)) {
            Sample sample = null;
            long all = 0;
            while (rows.hasNext() && all < MOST) {
                Row row = rows.next();
                all++;
                if (sample == null || !sample.sheet.equals(row.sheet())) {
                    add(sheets, sample);
                    sample = new Sample(row.sheet());
                }
                sample.add(row);
            }
            add(sheets, sample);
            boolean kept = sheets.stream().allMatch(it -> it.rows().size() == it.count());
            return new Looked(List.copyOf(sheets), kept && !rows.hasNext(), rows.encoding());
        }
    }

    private static Looked parts(FailsafeSource source, Path file, Reading reading, List<Part> parts)
            throws IOException {
        Sample sample = new Sample("");
        Optional<String> encoding = Optional.empty();
        for (int place = 0; place < parts.size(); place++) {
            int most = place == 0 ? FIRST : place == parts.size() - 1 ? Integer.MAX_VALUE : OF_PART;
            try (RowReader rows = source.open(file, reading, parts.get(place))) {
                encoding = rows.encoding();
                for (int count = 0; count < most && rows.hasNext(); count++) {
                    sample.add(rows.next());
                }
            }
        }
        return new Looked(List.of(sample.sheet()), false, encoding);
    }

    private static void add(List<Sheet> sheets, @Nullable Sample sample) {
        if (sample != null) {
            sheets.add(sample.sheet());
        }
    }

    /** Keeps the first rows, every so many-th of those that follow, and the last. */
    private static final class Sample {
        private final String sheet;
        private final List<Row> first = new ArrayList<>();
        private List<Row> across = new ArrayList<>();
        private final Deque<Row> last = new ArrayDeque<>();
        private long count;
        private long stride = 1;

        Sample(String sheet) {
            this.sheet = sheet;
        }

        void add(Row row) {
            if (row.isBlank()) {
                return;
            }
            count++;
            if (first.size() < FIRST) {
                first.add(row);
                return;
            }
            last.addLast(row);
            if (last.size() > LAST) {
                spread(last.removeFirst());
            }
        }

        private void spread(Row row) {
            if (count % stride == 0) {
                across.add(row);
            }
            if (across.size() == ACROSS) {
                List<Row> half = new ArrayList<>();
                for (int index = 0; index < ACROSS; index += 2) {
                    half.add(across.get(index));
                }
                across = half;
                stride *= 2;
            }
        }

        Sheet sheet() {
            List<Row> rows = new ArrayList<>(first);
            rows.addAll(across);
            rows.addAll(last);
            return new Sheet(sheet, List.copyOf(rows), count);
        }
    }
}
