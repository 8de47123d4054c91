package yishu.semantic.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.semantic.question.Answer;

/** A way to write an answer down. */
public interface Format {
    /** The names of all formats. */
    List<String> NAMES = List.of("table", "csv", "json", "parquet");

    /** The format of that name. */
    static Format of(String name) {
        return switch (name) {
            case "table" -> new TableFormat();
            case "csv" -> new CsvFormat();
            case "json" -> new JsonFormat();
            case "parquet" -> new ParquetFormat();
            default ->
                throw new InputException("Cannot write format '" + name + "': it is none of " + String.join(", ", NAMES)
                        + Nearest.hint(name, NAMES));
        };
    }

    /** Writes the whole answer; the stream stays open. */
    void write(Answer answer, OutputStream out) throws IOException;

    /** Whether the notes of an answer are part of what is written; otherwise they must be shown beside it. */
    boolean holdsNotes();

    /** Whether it is bytes that a terminal cannot show. */
    default boolean isBinary() {
        return false;
    }

    /** What HTTP calls it. */
    String mediaType();
}
