package yishu.pipelines.publish;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;

/** What {@code ops} knows of the loads of a dataset. */
final class History {
    private final Ops ops;
    private final String dataset;

    History(Ops ops, String dataset) {
        this.ops = ops;
        this.dataset = dataset;
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

    /** Every file that is published, by hash, in the order in which they first came. */
    Map<String, Loaded> files() {
        Map<String, List<Record>> byLoad = ops.read(Ops.FILES, Expressions.equal("dataset", dataset)).stream()
                .sorted(Comparator.comparing(file -> text(file, "file_name")))
                .collect(Collectors.groupingBy(file -> text(file, "load_id")));
        Map<String, Loaded> files = new LinkedHashMap<>();
        for (Record run : published()) {
            Definition definition = new Definition(
                    text(run, "contract_hash"),
                    text(run, "source_hash"),
                    text(run, "codelist_hash"),
                    text(run, "normalizer_version"));
            String load = text(run, "load_id");
            for (Record file : byLoad.getOrDefault(load, List.of())) {
                String hash = text(file, "file_hash");
                files.put(hash, new Loaded(hash, text(file, "file_name"), load, definition));
            }
        }
        return files;
    }

    /** An id that no published load has: a definition that was changed and changed back gives a load of its own. */
    String free(String load) {
        Set<String> taken =
                published().stream().map(run -> text(run, "load_id")).collect(Collectors.toSet());
        String free = load;
        for (int turn = 2; taken.contains(free); turn++) {
            free = load + "_" + turn;
        }
        return free;
    }

    /** The runs that published something, in their order. */
    private List<Record> published() {
        return ops
                .read(
                        Ops.RUNS,
                        Expressions.and(
                                Expressions.equal("dataset", dataset), Expressions.equal("outcome", "published")))
                .stream()
                .sorted(Comparator.comparing(run -> String.valueOf(run.getField("started_at"))))
                .toList();
    }

    private static String text(Record record, String column) {
        return String.valueOf(record.getField(column));
    }
}
