package yishu.pipelines.publish;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.util.SnapshotUtil;
import yishu.pipelines.lineage.LoadRun;

/** A load as {@code ops} tells it, and as the tables have it. */
final class ToldLoad {
    private final Lake lake;
    private final String load;
    private final Record run;
    private final Ops ops;

    private ToldLoad(Lake lake, String load, Record run) {
        this.lake = lake;
        this.load = load;
        this.run = run;
        this.ops = new Ops(lake);
    }

    static ToldLoad of(Lake lake, String load) {
        return new ToldLoad(
                lake, load, new Ops(lake).read(Ops.RUNS, ofLoad(load)).get(0));
    }

    private static Expression ofLoad(String load) {
        return Expressions.equal("load_id", load);
    }

    private static String text(Record row, String column) {
        Object value = row.getField(column);
        return value == null ? "" : value.toString();
    }

    private static long number(Record row, String column) {
        return (Long) row.getField(column);
    }

    private String dataset() {
        return text(run, "dataset");
    }

    /** The id under which it began. */
    String began() {
        return load.replaceFirst("_refused_.*", "");
    }

    boolean isPublished() {
        return text(run, "outcome").equals("published");
    }

    /** @param began what is known of it since it began, if it began in this process */
    LoadRun run(Optional<LoadRun> began) {
        Map<String, String> services = began.stream()
                .flatMap(it -> it.inputs().stream())
                .collect(Collectors.toMap(LoadRun.Input::hash, LoadRun.Input::service, (one, other) -> one));
        List<LoadRun.Input> inputs = ops.read(Ops.FILES, ofLoad(load)).stream()
                .map(file -> input(file, services))
                .toList();
        Map<String, String> tags = new LinkedHashMap<>();
        for (String column :
                List.of("release", "contract_hash", "source_hash", "codelist_hash", "normalizer_version")) {
            tags.put(column, text(run, column));
        }
        tags.values().removeIf(String::isEmpty);
        String title = lake.table(core()).properties().getOrDefault("comment", dataset());
        String department = Path.of(dataset()).subpath(0, 1).toString();
        return new LoadRun(dataset(), title, department, began(), inputs, tags);
    }

    private LoadRun.Input input(Record file, Map<String, String> services) {
        String hash = text(file, "file_hash");
        return new LoadRun.Input(
                text(file, "file_name"),
                hash,
                lake.folder().resolve("landing").resolve(hash).toString(),
                services.getOrDefault(hash, ""),
                number(file, "bytes"),
                number(file, "read"));
    }

    List<LoadRun.Assertion> assertions() {
        return ops.read(Ops.CHECKS, ofLoad(load)).stream()
                .map(check -> new LoadRun.Assertion(
                        text(check, "check_name"),
                        text(check, "severity"),
                        (Boolean) check.getField("passed"),
                        number(check, "failed_rows")))
                .toList();
    }

    /** Which checks refused it. */
    String refusal() {
        return "refused by "
                + ops.read(Ops.CHECKS, ofLoad(load)).stream()
                        .filter(check -> !(Boolean) check.getField("passed"))
                        .map(check -> "'" + text(check, "check_name") + "'")
                        .collect(Collectors.joining(", "));
    }

    private String core() {
        return "core." + dataset().replace('/', '_');
    }

    /** The tables that have something of it. */
    List<LoadRun.Output> outputs() {
        List<LoadRun.Origin> origins = ops.read(Ops.LINEAGE, ofLoad(load)).stream()
                .map(row -> new LoadRun.Origin(
                        text(row, "column_name"),
                        text(row, "file_hash"),
                        text(row, "source_column"),
                        text(row, "rule")))
                .distinct()
                .toList();
        List<LoadRun.Output> outputs = new ArrayList<>();
        output(core().replaceFirst("core", "raw"), Publication.LOAD, load, List.of())
                .ifPresent(outputs::add);
        output(core() + "_vintages", Publication.LOAD, load, origins)
                .map(this::published)
                .ifPresent(outputs::add);
        output(core(), Publication.RELEASE, text(run, "release"), origins).ifPresent(outputs::add);
        return outputs;
    }

    /** What was appended, less the rows that a check took away again before the release. */
    private LoadRun.Output published(LoadRun.Output appended) {
        SnapshotRef release = lake.table(appended.name()).refs().get(text(run, "release"));
        return new LoadRun.Output(
                appended.name(),
                appended.location(),
                appended.fields(),
                release == null ? appended.snapshot() : release.snapshotId(),
                number(run, "published"),
                appended.bytes(),
                appended.files(),
                appended.origins());
    }

    private Optional<LoadRun.Output> output(String name, String key, String value, List<LoadRun.Origin> origins) {
        Table table = lake.table(name);
        return StreamSupport.stream(SnapshotUtil.currentAncestors(table).spliterator(), false)
                .filter(snapshot -> value.equals(snapshot.summary().get(key)))
                .findFirst()
                .map(snapshot -> output(name, table, snapshot, origins));
    }

    private static LoadRun.Output output(String name, Table table, Snapshot snapshot, List<LoadRun.Origin> origins) {
        Map<String, String> fields = new LinkedHashMap<>();
        table.schema()
                .columns()
                .forEach(column -> fields.put(column.name(), column.type().toString()));
        Map<String, String> summary = snapshot.summary();
        return new LoadRun.Output(
                name,
                table.location(),
                fields,
                snapshot.snapshotId(),
                Long.parseLong(summary.getOrDefault("added-records", "0")),
                Long.parseLong(summary.getOrDefault("added-files-size", "0")),
                Long.parseLong(summary.getOrDefault("added-data-files", "0")),
                origins);
    }
}
