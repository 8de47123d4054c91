package yishu.semantic.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import yishu.semantic.engine.Pinned;
import yishu.semantic.engine.TableName;
import yishu.semantic.plan.AsOf;

/** The SQL that finds the cells of a figure over facts: facts, then beside each its file, its text and its header. */
final class TraceSql {
    /** The tables beside the facts and the received rows that it reads. */
    static final List<TableName> RECORDS =
            List.of(TableName.parse("ops.runs"), TableName.parse("ops.files"), TableName.parse("ops.lineage"));

    private TraceSql() {}

    /** The received rows of a dataset, {@code raw.nbs_provinces} for {@code core.nbs_provinces}. */
    static TableName rawOf(TableName core) {
        return new TableName("raw", core.name());
    }

    /**
     * @param table the one that the facts are read from: the newest editions, or with a moment every edition
     * @param limit how many cells at most
     */
    static String of(Figure.Facts facts, Pinned table, Place place, Optional<Instant> asOf, int limit) {
        List<String> conditions = new ArrayList<>(place.ofTable(facts));
        Stream.concat(facts.filter().stream(), facts.periods().stream())
                .forEach(condition -> conditions.add("(" + condition + ")"));
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        return "WITH editions AS (" + editions(facts, table, asOf) + "),\n"
                + "facts AS (SELECT *, count(*) OVER () AS trace_total, " + value(facts) + " AS trace_value"
                + " FROM editions" + where + " ORDER BY " + order(facts, "") + " LIMIT " + limit + "),\n"
                + runs() + ",\n" + files() + ",\n" + texts(facts) + ",\n" + headers(facts)
                + "\nSELECT facts.*, runs.release AS trace_release, files.file_name AS trace_file,"
                + " headers.header AS trace_header, coalesce(facts.column_number, headers.place) AS trace_column,"
                + " texts.cells[coalesce(facts.column_number, headers.place)] AS trace_text\n"
                + "FROM facts LEFT JOIN runs ON runs.load_id = facts.load_id\n"
                + "LEFT JOIN files ON files.load_id = facts.load_id AND files.file_hash = facts.file_hash\n"
                + "LEFT JOIN texts ON " + same("texts") + " AND texts.row_number = facts.row_number\n"
                + "LEFT JOIN headers ON headers.load_id = facts.load_id AND " + same("headers")
                + " AND (facts.column_number IS NULL OR headers.place = facts.column_number)\n"
                + "QUALIFY row_number() OVER (PARTITION BY facts.file_hash, facts.sheet, facts.row_number,"
                + " facts.column_number, facts.edition ORDER BY headers.place) = 1\n"
                + "ORDER BY " + order(facts, "facts.");
    }

    private static String editions(Figure.Facts facts, Pinned table, Optional<Instant> asOf) {
        return asOf.map(moment -> AsOf.rows(facts.table(), table, moment))
                .orElseGet(
                        () -> "SELECT * FROM " + Place.identifier(table.name().toString()));
    }

    private static String value(Figure.Facts facts) {
        return facts.column()
                .map(column -> Place.identifier(column) + "::VARCHAR")
                .orElse("NULL::VARCHAR");
    }

    private static String order(Figure.Facts facts, String table) {
        List<String> columns = new ArrayList<>(facts.dimensions().values());
        columns.addAll(List.of(facts.period(), "file_hash", "sheet", "row_number", "column_number"));
        return columns.stream().map(column -> table + Place.identifier(column)).collect(Collectors.joining(", "));
    }

    private static String runs() {
        return "runs AS (SELECT load_id, max(release) AS release FROM \"ops.runs\" GROUP BY load_id)";
    }

    /** One name even where a load was given the same file twice. */
    private static String files() {
        return "files AS (SELECT load_id, file_hash, string_agg(DISTINCT file_name, ', ' ORDER BY file_name)"
                + " AS file_name FROM \"ops.files\" GROUP BY load_id, file_hash)";
    }

    /** Loads that read one file again recorded its rows again; they hold the same text. */
    private static String texts(Figure.Facts facts) {
        return "texts AS (SELECT file_hash, sheet, row_number, any_value(cells) AS cells FROM "
                + Place.identifier(rawOf(facts.table()).toString())
                + " WHERE file_hash IN (SELECT file_hash FROM facts) GROUP BY file_hash, sheet, row_number)";
    }

    private static String headers(Figure.Facts facts) {
        return "headers AS (SELECT load_id, file_hash, sheet, column_number AS place,"
                + " min(source_column) AS header FROM \"ops.lineage\" WHERE column_name = "
                + Place.text(facts.column().orElse("")) + " GROUP BY load_id, file_hash, sheet, column_number)";
    }

    private static String same(String other) {
        return other + ".file_hash = facts.file_hash AND " + other + ".sheet IS NOT DISTINCT FROM facts.sheet";
    }
}
