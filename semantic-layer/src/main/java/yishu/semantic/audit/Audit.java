package yishu.semantic.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import yishu.semantic.engine.Pinned;
import yishu.semantic.question.Request;

/**
 * The audit record of a warehouse, in {@code <warehouse>/audit/}. A question is two lines: {@code asked}, on disk before
 * the engine runs, and {@code ended}. An {@code asked} without {@code ended} is a process that was killed.
 */
public final class Audit {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Chain chain;
    private final Clock clock;

    Audit(Path folder, Clock clock) {
        this.chain = new Chain(folder);
        this.clock = clock;
    }

    public static Audit of(Path warehouse) {
        return new Audit(warehouse.resolve("audit"), Clock.systemUTC());
    }

    /** Records a question before it is answered, and returns the name under which its end is recorded. */
    public String asked(Request request) {
        String question = UUID.randomUUID().toString();
        Map<String, Object> line = line(question, "asked");
        line.put("user", request.user());
        line.put("sql", request.sql());
        request.asOf().ifPresent(moment -> line.put("as_of", moment.toString()));
        append(line);
        return question;
    }

    /** Records that a question was answered from these tables. */
    public void answered(String question, int rows, List<Pinned> read) {
        Map<String, Object> line = line(question, "ended");
        line.put("outcome", "answered");
        line.put("rows", rows);
        Map<String, Long> snapshots = new LinkedHashMap<>();
        read.forEach(table -> snapshots.put(table.name().toString(), table.snapshot()));
        line.put("read", snapshots);
        append(line);
    }

    /** Records that a question got no answer: it was {@code refused}, or we {@code failed}. */
    public void unanswered(String question, String outcome, String reason) {
        Map<String, Object> line = line(question, "ended");
        line.put("outcome", outcome);
        line.put("reason", reason);
        append(line);
    }

    private Map<String, Object> line(String question, String event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("question", question);
        line.put("event", event);
        line.put("at", clock.instant().toString());
        return line;
    }

    private void append(Map<String, Object> line) {
        String segment = LocalDate.now(clock.withZone(ZoneOffset.UTC)) + ".jsonl";
        try {
            chain.append(segment, previous -> {
                line.put("previous", previous);
                return JSON.writeValueAsBytes(line);
            });
        } catch (IOException e) {
            throw new IllegalStateException("Cannot write audit record '" + segment + "': " + e.getMessage(), e);
        }
    }

    /** How many lines hold together; an {@link yishu.content.InputException} names the first that does not. */
    public long verify() throws IOException {
        return Verification.of(chain.segments());
    }
}
