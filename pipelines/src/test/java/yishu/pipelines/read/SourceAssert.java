package yishu.pipelines.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import yishu.content.InputException;
import yishu.pipelines.contract.SourceSpec.Reading;

/** What every {@link Source} has to stand: the first test of a new one. */
public final class SourceAssert {
    private SourceAssert() {}

    /**
     * Reads a good file in every way that callers may, and bad ones that have to be refused.
     *
     * @param good a file of at least two rows, in a folder that may be written to
     */
    public static void assertCompliance(Source source, Path good, Reading reading) {
        assertThat(source.formats()).as("formats").contains(reading.format()).allMatch(it -> it.matches("[a-z-]+"));
        assertThat(Sources.formats()).as("found by ServiceLoader").containsAll(source.formats());
        Source failsafe = new FailsafeSource(source);
        try {
            List<Row> rows = read(failsafe, good, reading);
            assertThat(rows).as("rows").hasSizeGreaterThan(1).noneMatch(Row::isBlank);
            assertThat(read(failsafe, good, reading)).as("read again").isEqualTo(rows);
            for (long size : List.of(1L, 300L, Long.MAX_VALUE)) {
                assertThat(readInParts(failsafe, good, reading, size))
                        .as("parts")
                        .isEqualTo(rows);
            }
            assertOrder(rows);
            assertIteration(failsafe, good, reading);
            assertMissing(failsafe, good.resolveSibling("absent"), reading);
            assertCutOff(failsafe, good, reading);
            assertCutOff(failsafe, Files.write(good.resolveSibling("nothing"), new byte[0]), reading);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Row> read(Source source, Path file, Reading reading) throws IOException {
        return Rows.of(source.open(file, reading));
    }

    private static List<Row> readInParts(Source source, Path file, Reading reading, long size) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Part part : source.parts(file, reading, size)) {
            rows.addAll(Rows.of(source.open(file, reading, part)));
        }
        return rows;
    }

    private static void assertOrder(List<Row> rows) {
        for (int index = 1; index < rows.size(); index++) {
            Row above = rows.get(index - 1);
            Row row = rows.get(index);
            assertThat(!row.sheet().equals(above.sheet()) || row.number() > above.number())
                    .as("row %s after row %s", row.number(), above.number())
                    .isTrue();
        }
    }

    /** Asking whether there is a row takes none; closing early and twice is allowed. */
    private static void assertIteration(Source source, Path file, Reading reading) throws IOException {
        RowReader reader = source.open(file, reading);
        for (int asked = 0; asked < 3; asked++) {
            assertThat(reader.hasNext()).isTrue();
        }
        Row first = reader.next();
        reader.forEachRemaining(it -> assertThat(it).isNotEqualTo(first));
        assertThat(reader.hasNext()).isFalse();
        assertThatThrownBy(reader::next).isInstanceOf(NoSuchElementException.class);
        reader.close();
        assertThatCode(reader::close).doesNotThrowAnyException();
        RowReader early = source.open(file, reading);
        early.next();
        assertThatCode(early::close).doesNotThrowAnyException();
    }

    private static void assertMissing(Source source, Path absent, Reading reading) {
        assertThatThrownBy(() -> read(source, absent, reading))
                .isInstanceOf(InputException.class)
                .hasMessage("Cannot read file 'absent': there is no such file");
    }

    /** A file that ends too early, wherever it does, is read or refused; nothing else may happen. */
    private static void assertCutOff(Source source, Path file, Reading reading) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Path cut = file.resolveSibling("cut");
        for (int tenth = 0; tenth < 10; tenth++) {
            Files.write(cut, Arrays.copyOf(bytes, bytes.length * tenth / 10));
            try {
                read(source, cut, reading);
            } catch (InputException refused) {
                assertThat(refused).hasMessageStartingWith("Cannot read file 'cut': ");
            }
        }
    }
}
