package yishu.pipelines.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.parquet.InternalWriter;
import org.apache.iceberg.io.FileAppender;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.jspecify.annotations.Nullable;

/** What a load without Spark will tell in {@code ops}, staged as any load's, so that whoever comes next can replay it. */
public final class StagedRows {
    /** The tables of {@code ops} in the order of their writing: {@code runs} is last. */
    public static final List<String> TABLES = List.copyOf(Ops.TABLES.keySet());

    private final Path folder;

    /** @param warehouse its folder */
    public StagedRows(Path warehouse, String dataset) {
        this.folder = Staging.folder(warehouse, dataset);
    }

    /** The columns of a table of {@code ops}. */
    public static List<String> columns(String table) {
        return Arrays.asList(Ops.schema(table).fieldNames());
    }

    /** Writes the rows of each table, none of which is empty; their cells are as Iceberg keeps them. */
    public void write(String load, Map<String, List<@Nullable Object[]>> tables) {
        remove(load);
        tables.forEach((name, rows) -> {
            Path file = folder.resolve(load).resolve(name).resolve("rows.parquet");
            try {
                Files.createDirectories(file.getParent());
                Schema schema = SparkSchemaUtil.convert(Ops.schema(name));
                RowCells cells = new RowCells(schema, columns(name));
                try (FileAppender<RowCells> out = Parquet.write(org.apache.iceberg.Files.localOutput(file.toFile()))
                        .schema(schema)
                        .createWriterFunc(InternalWriter::createWriter)
                        .build()) {
                    rows.forEach(row -> out.add(cells.of(row)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot stage load '" + load + "'", e);
            }
        });
    }

    /** Whether a load is staged; one that another program has told of is not. */
    public boolean has(String load) {
        return Files.isDirectory(folder.resolve(load));
    }

    /** Forgets a load that was told. */
    public void remove(String load) {
        if (has(load)) {
            Folders.remove(folder.resolve(load));
        }
    }
}
