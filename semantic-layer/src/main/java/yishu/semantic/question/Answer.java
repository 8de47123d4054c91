package yishu.semantic.question;

import java.util.List;
import yishu.semantic.engine.Pinned;
import yishu.semantic.engine.Rows;

/**
 * The governed answer to a {@link Request}.
 *
 * @param rows columns and values
 * @param notes what must be said beside the numbers: "gdp: sum of 31 provinces", breaks, synthetic figures (模拟数据)
 * @param read the tables and snapshots that it was read from
 * @param sql what the engine ran
 */
public record Answer(Rows rows, List<String> notes, List<Pinned> read, String sql) {
    public Answer {
        notes = List.copyOf(notes);
        read = List.copyOf(read);
    }
}
