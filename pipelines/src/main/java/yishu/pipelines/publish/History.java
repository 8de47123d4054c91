package yishu.pipelines.publish;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.expressions.Expressions;
import yishu.pipelines.contract.Dataset;

/** What is known of the loads of a dataset: {@code ops} tells of those that are published, the staging of those that are prepared. */
final class History {
    private final Ops ops;
    private final String dataset;
    private final Staging staging;
    private final Optional<Prepared> prepared;
    private final Set<String> undone;

    /** What is known as of now; the caller holds the lock of the dataset. */
    static History of(Lake lake, Dataset dataset, CommitPoints points) {
        CoreTable table = new CoreTable(dataset);
        return new History(
                new Ops(lake),
                dataset.id(),
                new Staging(lake, dataset.id(), points),
                new Shelf(lake, table, points).prepared(),
                new Rollback(lake, table, points).undone());
    }

    /** @param undone the releases that were rolled back */
    History(Ops ops, String dataset, Staging staging, Optional<Prepared> prepared, Set<String> undone) {
        this.ops = ops;
        this.dataset = dataset;
        this.staging = staging;
        this.prepared = prepared;
        this.undone = undone;
    }

    /**
     * A file as it was last loaded.
     *
     * @param hash of the file
     * @param name under which it came
     * @param load that published it last
     * @param definition that it was read under
     */
    record Loaded(String hash, String name, String load, Definition definition) {}

    private record Run(String load, String release, String started, Definition definition) {
        static Run of(Function<String, String> column) {
            return new Run(
                    column.apply("load_id"),
                    column.apply("release"),
                    column.apply("started_at"),
                    new Definition(
                            column.apply("contract_hash"),
                            column.apply("source_hash"),
                            column.apply("codelist_hash"),
                            column.apply("normalizer_version")));
        }
    }

    private record File(String load, String hash, String name) {
        static File of(Function<String, String> column) {
            return new File(column.apply("load_id"), column.apply("file_hash"), column.apply("file_name"));
        }
    }

    /** Every file that is published or prepared, by hash, in the order in which they first came. */
    Map<String, Loaded> files() {
        return files(Stream.concat(
                published().stream().filter(run -> !undone.contains(run.release())), prepared(Ops.RUNS, Run::of)));
    }

    /** Every file that was rolled back, and is not published again. */
    Set<String> rolledBack() {
        Set<String> all = files(published().stream()).keySet();
        Set<String> present = files().keySet();
        return all.stream().filter(hash -> !present.contains(hash)).collect(Collectors.toUnmodifiableSet());
    }

    private Map<String, Loaded> files(Stream<Run> runs) {
        Map<String, List<File>> byLoad = Stream.concat(told(Ops.FILES, File::of), prepared(Ops.FILES, File::of))
                .sorted(Comparator.comparing(File::name))
                .collect(Collectors.groupingBy(File::load));
        Map<String, Loaded> files = new LinkedHashMap<>();
        runs.forEach(run -> byLoad.getOrDefault(run.load(), List.of())
                .forEach(file ->
                        files.put(file.hash(), new Loaded(file.hash(), file.name(), run.load(), run.definition()))));
        return files;
    }

    /** An id that no other load has: a definition that was changed and changed back gives a load of its own. */
    String free(String load) {
        Set<String> taken = Stream.concat(published().stream(), prepared(Ops.RUNS, Run::of))
                .map(Run::load)
                .collect(Collectors.toSet());
        String free = load;
        for (int turn = 2; taken.contains(free); turn++) {
            free = load + "_" + turn;
        }
        return free;
    }

    /** The runs that published something, in their order. */
    private List<Run> published() {
        return ops
                .read(
                        Ops.RUNS,
                        Expressions.and(
                                Expressions.equal("dataset", dataset), Expressions.equal("outcome", "published")))
                .stream()
                .map(run -> Run.of(column -> String.valueOf(run.getField(column))))
                .sorted(Comparator.comparing(Run::started))
                .toList();
    }

    private <T> Stream<T> told(String table, Function<Function<String, String>, T> reader) {
        return ops.read(table, Expressions.equal("dataset", dataset)).stream()
                .map(record -> reader.apply(column -> String.valueOf(record.getField(column))));
    }

    private <T> Stream<T> prepared(String table, Function<Function<String, String>, T> reader) {
        return prepared.map(Prepared::loads).orElse(List.of()).stream()
                .flatMap(load -> staging.rows(load, table).stream())
                .map(row -> reader.apply(column -> String.valueOf(row.get(column))));
    }
}
