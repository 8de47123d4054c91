package yishu.semantic.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.MetadataColumns;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** The table {@code core.districts} of a warehouse, which another program writes and deletes from while we read it. */
final class Districts implements AutoCloseable {
    private static final TableName NAME = TableName.parse("core.districts");
    private static final @Nullable Double[] WEIGHTS = {0.0, -0.0, Double.NaN, 1.5, null, 2.5, 7.0};

    private final TestWarehouse written;
    private final Warehouse warehouse;
    private Engine engine;

    Districts(Path folder) {
        written = new TestWarehouse(folder);
        warehouse = Warehouse.open(written.settings());
        engine = DuckDbEngine.over(warehouse, written.settings().zone());
    }

    /** @param version of Iceberg's format */
    void create(int version, String... partition) {
        Table table = written.create(
                NAME.toString(),
                Map.of("format-version", String.valueOf(version)),
                Types.NestedField.optional(1, "region", Types.StringType.get()),
                Types.NestedField.optional(2, "value", Types.DecimalType.of(38, 8)),
                Types.NestedField.optional(3, "period", Types.DateType.get()),
                Types.NestedField.optional(4, "id", Types.IntegerType.get()),
                Types.NestedField.optional(5, "weight", Types.DoubleType.get()));
        for (String column : partition) {
            table.updateSpec().addField(column).commit();
        }
    }

    Table table() {
        return written.table(NAME.toString());
    }

    OtherWriter writer() {
        return new OtherWriter(table());
    }

    /** A row of that number: every seventh has no region. */
    static List<@Nullable Object> row(int number) {
        return Arrays.asList(
                number % 7 == 0 ? null : "99000" + number % 7,
                new BigDecimal(number + ".00000001"),
                LocalDate.of(2024, 1 + number % 12, 1),
                number,
                WEIGHTS[number % 11 % WEIGHTS.length]);
    }

    DataFile append(int from, int to) {
        DataFile file =
                writer().data(IntStream.range(from, to).mapToObj(Districts::row).toList());
        append(file);
        return file;
    }

    void append(DataFile... files) {
        RowDelta delta = table().newRowDelta();
        Arrays.stream(files).forEach(delta::addRows);
        delta.commit();
    }

    void delete(DeleteFile... files) {
        RowDelta delta = table().newRowDelta();
        Arrays.stream(files).forEach(delta::addDeletes);
        delta.commit();
    }

    /** A position delete file of another writer's: its rows are those of a statement. */
    DeleteFile positionsBySql(String sql) {
        Path path = Path.of(LocalFileIO.path(table().location()), "data", "deletes.parquet");
        Schema schema = new Schema(MetadataColumns.DELETE_FILE_PATH, MetadataColumns.DELETE_FILE_POS);
        long rows = TestWarehouse.copy(schema, sql, path);
        return FileMetadata.deleteFileBuilder(table().spec())
                .ofPositionDeletes()
                .withPath(path.toString())
                .withFileSizeInBytes(path.toFile().length())
                .withRecordCount(rows)
                .withFormat(FileFormat.PARQUET)
                .build();
    }

    /** Makes one file of what is left, without any deletes. */
    DataFile rewrite() {
        Table table = table();
        DataFile whole = writer().data(writer().values(table.currentSnapshot().snapshotId()));
        RewriteFiles rewrite =
                table.newRewrite().validateFromSnapshot(table.currentSnapshot().snapshotId());
        try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
            for (FileScanTask task : tasks) {
                rewrite.deleteFile(task.file());
                task.deletes().forEach(rewrite::deleteFile);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rewrite.addFile(whole).commit();
        return whole;
    }

    /** From here on an engine reads that has read nothing. */
    void restart() {
        engine.close();
        engine = DuckDbEngine.over(warehouse, written.settings().zone());
    }

    Pinned pin() {
        return warehouse.pin(NAME);
    }

    List<PlannedFile> files(Pinned pinned) {
        return warehouse.files(pinned);
    }

    /** The rows now, by us; they are those that Iceberg reads. */
    List<String> rowsAsIceberg() {
        List<String> rows = rows();
        assertThat(rows).isEqualTo(icebergRows(pin()));
        return rows;
    }

    List<String> icebergRows(Pinned pinned) {
        return writer().values(pinned.snapshot()).stream()
                .map(List::toString)
                .sorted()
                .toList();
    }

    List<String> rows() {
        return rows(pin());
    }

    List<String> rows(Pinned pinned) {
        return engine.run("SELECT * FROM \"" + NAME + "\"", List.of(pinned)).values().stream()
                .map(List::toString)
                .sorted()
                .toList();
    }

    Rows run(String sql) {
        return engine.run(sql, List.of(pin()));
    }

    @Override
    public void close() {
        engine.close();
        warehouse.close();
        written.close();
    }
}
