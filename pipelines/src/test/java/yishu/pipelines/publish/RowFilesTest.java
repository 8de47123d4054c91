package yishu.pipelines.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Table;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written without Spark is what Spark reads. */
class RowFilesTest {
    private static final StructType COLUMNS = StructType.fromDDL(
            "name STRING, number INT, count BIGINT, value DECIMAL(38,16), day DATE, moment TIMESTAMP, "
                    + "cells ARRAY<STRING>, former STRING");
    private static final List<String> WRITTEN =
            List.of("cells", "moment", "day", "value", "count", "number", "name", "unknown");

    private final Path folder;

    RowFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void everyTypeArrives() {
        try (House house = new House(folder)) {
            house.lake().ensure("core.kinds", COLUMNS, Map.of());
            Table table = house.lake().table("core.kinds");
            AppendFiles append = table.newAppend();
            try (RowFiles files = new RowFiles(SerializableTable.copyOf(table), WRITTEN)) {
                files.write(
                        List.of("甲", ""),
                        Instant.parse("2024-05-01T16:00:00.000001Z"),
                        LocalDate.of(1969, 12, 31),
                        new BigDecimal("-12.5"),
                        7L,
                        3,
                        "一",
                        "left out");
                files.write(new Object[WRITTEN.size()]);
                assertThat(files.rows()).isEqualTo(2);
                List<DataFile> written = files.finish();
                assertThat(written).singleElement().satisfies(it -> {
                    assertThat(it.recordCount()).isEqualTo(2);
                    assertThat(it.lowerBounds()).isNotEmpty();
                });
                written.forEach(append::appendFile);
            }
            append.commit();
            assertThat(house.lake()
                            .rows("core.kinds")
                            .selectExpr("name", "number", "count", "string(value)", "string(day)", "string(moment)")
                            .selectExpr("concat_ws('|', *)")
                            .collectAsList())
                    .extracting(row -> row.getString(0))
                    .containsExactlyInAnyOrder("一|3|7|-12.5000000000000000|1969-12-31|2024-05-01 16:00:00.000001", "");
            assertThat(house.lake()
                            .rows("core.kinds")
                            .filter("name = '一' AND former IS NULL AND cells = array('甲', '')")
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void aTableIsRolledAtItsSizeAndUnfinishedFilesGo() throws IOException {
        try (House house = new House(folder)) {
            house.lake().ensure("core.kinds", COLUMNS, Map.of("write.target-file-size-bytes", "1"));
            Table table = house.lake().table("core.kinds");
            Object[] row = new Object[WRITTEN.size()];
            try (RowFiles files = new RowFiles(table, WRITTEN)) {
                for (int number = 0; number < 20_001; number++) {
                    row[5] = number;
                    files.write(row);
                }
                assertThat(files.finish()).extracting(DataFile::recordCount).containsExactly(10_000L, 10_000L, 1L);
            }
            int kept = data(table).size();
            try (RowFiles files = new RowFiles(table, WRITTEN)) {
                files.write(row);
            }
            assertThat(data(table)).hasSize(kept);
        }
    }

    private static List<Path> data(Table table) throws IOException {
        Path data = Path.of(table.location().replaceFirst("^file:", "")).resolve("data");
        try (Stream<Path> files = Files.list(data)) {
            return Arrays.asList(
                    files.filter(it -> it.toString().endsWith(".parquet")).toArray(Path[]::new));
        }
    }
}
