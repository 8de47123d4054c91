package yishu.semantic.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import yishu.content.InputException;
import yishu.semantic.format.Format;
import yishu.semantic.question.Answer;

/** How an answer is shown: the options of every command that shows one. */
final class Shown {
    @Option(names = "--format", defaultValue = "table", description = "table (the default), csv, json or parquet.")
    String format = "table";

    @Option(names = "--output", paramLabel = "FILE", description = "Where the answer goes instead of the terminal.")
    Optional<Path> output = Optional.empty();

    /** The format; one that cannot be shown where it is to go is refused before anything is asked. */
    Format chosen() {
        Format chosen = Format.of(format);
        if (chosen.isBinary() && output.isEmpty()) {
            throw new InputException(
                    "Cannot show format '" + format + "' here: it is bytes, so name a file with --output");
        }
        return chosen;
    }

    /** Writes the answer; notes that the format cannot hold go to {@code beside}. */
    void write(Answer answer, OutputStream out, PrintWriter beside) throws IOException {
        Format chosen = chosen();
        if (output.isEmpty()) {
            chosen.write(answer, out);
            out.flush();
        } else {
            try (OutputStream file = Files.newOutputStream(output.get())) {
                chosen.write(answer, file);
            } catch (FileSystemException e) {
                throw new InputException("Cannot write answer '" + output.get() + "': " + e.getMessage(), e);
            }
        }
        if (!chosen.holdsNotes()) {
            answer.notes().forEach(note -> beside.println("* " + note));
        }
    }
}
