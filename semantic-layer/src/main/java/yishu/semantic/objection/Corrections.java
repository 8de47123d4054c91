package yishu.semantic.objection;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.semantic.engine.Engine;
import yishu.semantic.engine.TableName;
import yishu.semantic.engine.Warehouse;

/** Checks that what is said to have put a figure right was loaded after the objection was accepted. */
final class Corrections {
    private static final List<TableName> RECORDS = List.of(TableName.parse("ops.runs"), TableName.parse("ops.files"));

    private final Warehouse warehouse;
    private final Engine engine;

    Corrections(Warehouse warehouse, Engine engine) {
        this.warehouse = warehouse;
        this.engine = engine;
    }

    void check(Objection objection, String correction) {
        String what = "Cannot withdraw objection '" + objection.id() + "': ";
        if (!objection.outcome().equals(Event.UPHELD)) {
            if (!correction.isEmpty()) {
                throw new InputException(what + "it was rejected, so nothing corrects it; leave --corrected-by out");
            }
        } else if (correction.isEmpty()) {
            throw new InputException(what
                    + "it was upheld; name with --corrected-by the release or the file that puts the figure right");
        } else {
            loaded(objection, correction, what);
        }
    }

    private void loaded(Objection objection, String correction, String what) {
        Instant accepted = objection.at(Step.ACCEPT).orElse(Instant.MIN);
        List<String> datasets = objection.target().datasets();
        String own = datasets.isEmpty()
                ? ""
                : datasets.stream().collect(Collectors.joining("', '", " AND dataset IN ('", "')"));
        List<List<@Nullable Object>> known = engine.run(
                        "SELECT DISTINCT name, ended_at > TIMESTAMPTZ '" + accepted + "' AS later FROM ("
                                + "SELECT release AS name, ended_at, dataset, outcome FROM \"ops.runs\" UNION ALL "
                                + "SELECT unnest([file_name, file_hash]), ended_at, dataset, outcome FROM \"ops.files\""
                                + " JOIN \"ops.runs\" USING (load_id, dataset))"
                                + " WHERE name <> '' AND outcome = 'published'" + own,
                        warehouse.pin(RECORDS))
                .values();
        List<List<@Nullable Object>> found =
                known.stream().filter(row -> correction.equals(row.get(0))).toList();
        if (found.isEmpty()) {
            throw new InputException(what + "no release or file '" + correction + "' of "
                    + (datasets.isEmpty() ? "any dataset" : String.join(" or ", datasets)) + " was loaded"
                    + Nearest.hint(
                            correction,
                            known.stream()
                                    .map(row -> String.valueOf(row.get(0)))
                                    .toList()));
        }
        if (found.stream().noneMatch(row -> Boolean.TRUE.equals(row.get(1)))) {
            throw new InputException(what + "'" + correction + "' was loaded before the objection was accepted, at "
                    + accepted + ", so it corrects nothing");
        }
    }
}
