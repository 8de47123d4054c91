package yishu.semantic.trace;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import yishu.semantic.engine.Pinned;

/**
 * What a number was made of.
 *
 * @param value of the figure, as a question answers it
 * @param where what it was asked for: {@code region=110000}
 * @param read the table that the facts were read from; empty for a figure made of others
 * @param cells the first of those that it was made of; none for a figure made of others
 * @param total how many cells there are
 * @param parts of a figure that is made of others
 * @param notes what must be said beside the value
 */
public record Trace(
        Figure figure,
        Map<String, String> where,
        @Nullable Object value,
        Optional<Pinned> read,
        List<Cell> cells,
        long total,
        List<Trace> parts,
        List<String> notes) {
    public Trace {
        cells = List.copyOf(cells);
        parts = List.copyOf(parts);
        notes = List.copyOf(notes);
    }

    /**
     * A cell of a department's file, and the fact that it became.
     *
     * @param key what the fact is about, by dimension
     * @param period {@code 2024-Q1}
     * @param value as normalized, in the figure's unit
     * @param text as the department wrote it
     * @param release the release that the load made
     * @param landing where the file itself is kept
     * @param row from 1; in a CSV the line
     * @param column from 1; 0 when no cell in particular holds it
     * @param header of that column
     */
    public record Cell(
            Map<String, String> key,
            String period,
            @Nullable BigDecimal value,
            Optional<String> text,
            String status,
            String footnote,
            String edition,
            @Nullable OffsetDateTime publishedAt,
            String load,
            String release,
            String fileHash,
            String fileName,
            String landing,
            String sheet,
            long row,
            long column,
            String header) {}
}
