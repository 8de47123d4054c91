package yishu.pipelines.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import yishu.content.InputException;
import yishu.pipelines.contract.Contract;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.landing.Remnant;
import yishu.pipelines.read.Part;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.RowReader;
import yishu.pipelines.read.Sources;

/**
 * Reads landed files: as their source says, or what is left of them when a person's rows were erased. Of files that hold
 * personal columns it tells what is wrong without anything that stands in them.
 */
record LandedSource(Contract contract, SourceSpec.Reading reading) {
    RowReader open(Path file) {
        return open(file, Part.WHOLE);
    }

    RowReader open(Path file, Part part) {
        if (Remnant.isOne(file)) {
            return Remnant.open(file);
        }
        Supplier<RowReader> source = () -> Sources.of(reading.format()).open(file, reading, part);
        return contract.isPersonal() ? new Discreet(told(file, source), file) : source.get();
    }

    /** Where the file may be cut, so that its parts are read beside each other. */
    List<Part> parts(Path file, long size) {
        return Remnant.isOne(file)
                ? List.of(Part.WHOLE)
                : Sources.of(reading.format()).parts(file, reading, size);
    }

    /** What may be told of a failure to read a file that holds personal columns. */
    static String message(InputException failure, String file) {
        return failure.discreet().isEmpty()
                ? "Cannot read file '" + file
                        + "': it is not as it is described; how is not told, since it holds personal data"
                : failure.discreet();
    }

    private static <T> T told(Path file, Supplier<T> step) {
        try {
            return step.get();
        } catch (InputException e) {
            // Without its cause, whose message would be printed with it.
            throw discreet(e, file);
        }
    }

    private static InputException discreet(InputException failure, Path file) {
        String message = message(failure, String.valueOf(file.getFileName()));
        return new InputException(message, message, null);
    }

    private record Discreet(RowReader rows, Path file) implements RowReader {
        @Override
        public Optional<String> encoding() {
            return rows.encoding();
        }

        @Override
        public boolean hasNext() {
            return told(file, rows::hasNext);
        }

        @Override
        public Row next() {
            return told(file, rows::next);
        }

        @Override
        public void close() throws IOException {
            try {
                rows.close();
            } catch (InputException e) {
                throw discreet(e, file);
            }
        }
    }
}
