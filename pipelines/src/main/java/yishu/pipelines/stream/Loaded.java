package yishu.pipelines.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;

/** What {@code ops} tells of the files of a dataset that are loaded: where its topics are to be followed from. */
final class Loaded {
    private final Catalog catalog;
    private final String dataset;

    Loaded(Catalog catalog, String dataset) {
        this.catalog = catalog;
        this.dataset = dataset;
    }

    /** The names of all files that are published. */
    List<String> names() {
        Expression ours = Expressions.equal("dataset", dataset);
        Set<String> published = new HashSet<>();
        read("runs", Expressions.and(ours, Expressions.equal("outcome", "published")))
                .forEach(run -> published.add(text(run, "load_id")));
        return read("files", ours).stream()
                .filter(file -> published.contains(text(file, "load_id")))
                .map(file -> text(file, "file_name"))
                .distinct()
                .toList();
    }

    private List<Record> read(String table, Expression condition) {
        try (CloseableIterable<Record> rows = IcebergGenerics.read(catalog.loadTable(TableIdentifier.of("ops", table)))
                .where(condition)
                .build()) {
            List<Record> found = new ArrayList<>();
            rows.forEach(found::add);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Record row, String column) {
        return String.valueOf(row.getField(column));
    }
}
