package yishu.semantic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.expressions.Literal;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import yishu.content.InputException;

/** Tables from which other programs deleted rows; what is left is compared with what Iceberg itself reads. */
class MergeOnReadTest {
    private Districts districts;

    @BeforeEach
    void open(@TempDir Path folder) {
        districts = new Districts(folder.resolve("仓 库's [1]*"));
    }

    @AfterEach
    void close() {
        districts.close();
    }

    @Test
    void oneDeleteFileTakesRowsFromSeveralDataFilesByPosition() {
        districts.create(2);
        DataFile one = districts.append(0, 50);
        DataFile other = districts.append(50, 80);
        districts.append(80, 90);
        districts.delete(districts
                .writer()
                .positions(Map.of(one.location(), List.of(0L, 7L, 49L), other.location(), List.of(29L))));
        assertThat(districts.rowsAsIceberg()).hasSize(86);
        districts.delete(districts.writer().positions(Map.of(one.location(), List.of(7L, 8L))));
        assertThat(districts.rowsAsIceberg()).hasSize(85);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "file:", "file://"})
    void pathInADeleteFileMayBeSpelledInAnyWay(String scheme) {
        districts.create(2);
        DataFile one = districts.append(0, 5);
        districts.append(5, 9);
        String path = scheme + LocalFileIO.path(one.location()).replace("'", "''");
        districts.delete(districts.positionsBySql("SELECT '" + path + "', unnest([1, 3])"));
        assertThat(districts.rows()).hasSize(7);
    }

    @Test
    void deletionVectorTakesThePlaceOfTheOneBefore() {
        districts.create(3);
        DataFile one = districts.append(0, 70_000);
        DataFile other = districts.append(70_000, 70_100);
        List<DeleteFile> vectors = districts
                .writer()
                .vectors(Map.of(one.location(), List.of(0L, 65_535L, 65_536L), other.location(), List.of(5L)));
        districts.delete(vectors.toArray(DeleteFile[]::new));
        Pinned before = districts.pin();
        assertThat(districts.rowsAsIceberg()).hasSize(70_096);
        RowDelta delta = districts.table().newRowDelta().validateFromSnapshot(before.snapshot());
        vectors.stream()
                .filter(it -> one.location().equals(it.referencedDataFile()))
                .forEach(delta::removeDeletes);
        districts
                .writer()
                .vectors(Map.of(one.location(), List.of(0L, 3L, 65_535L, 65_536L)))
                .forEach(delta::addDeletes);
        delta.commit();
        assertThat(districts.rowsAsIceberg()).hasSize(70_095);
        assertThat(districts.rows(before)).hasSize(70_096);
    }

    @Test
    void rowsDeletedByTheirValuesMayComeAgain() {
        districts.create(2);
        districts.append(0, 40);
        districts.delete(districts.writer().equal(List.of(4), List.of(List.of(3), List.of(4), List.of(1000))));
        districts.append(3, 4);
        assertThat(districts.rowsAsIceberg()).hasSize(39);
    }

    @Test
    void nullIsEqualToNullWhereRowsAreDeletedByTheirValues() {
        districts.create(2);
        districts.append(0, 40);
        districts.delete(
                districts.writer().equal(List.of(1, 5), List.of(Arrays.asList(null, 0.0), Arrays.asList(null, null))),
                districts.writer().equal(List.of(1), List.of(List.of("990003"))),
                districts.writer().equal(List.of(5), List.of(List.of(Double.NaN), List.of(-0.0))));
        assertThat(districts.rowsAsIceberg()).isNotEmpty().hasSizeLessThan(40);
    }

    @Test
    void deletesOfAllKindsTakeRowsFromOneFile() {
        districts.create(2);
        DataFile file = districts.append(0, 40);
        districts.delete(
                districts.writer().equal(List.of(4), List.of(List.of(1))),
                districts.writer().positions(Map.of(file.location(), List.of(1L, 2L))));
        assertThat(districts.rowsAsIceberg()).hasSize(38);
    }

    @Test
    void fileWithoutAnyRowLeftIsEmpty() {
        districts.create(2);
        DataFile file = districts.append(0, 2);
        districts.delete(districts.writer().positions(Map.of(file.location(), List.of(0L, 1L, 9L))));
        assertThat(districts.rowsAsIceberg()).isEmpty();
        assertThat(districts.run("SELECT \"value\" FROM \"core.districts\"").columns())
                .containsExactly(new Rows.Column("value", "decimal(38,8)"));
    }

    @Test
    void deletesAreOverOnceTheirFilesAreRewritten() {
        districts.create(2);
        districts.append(0, 10);
        districts.append(10, 20);
        districts.delete(districts.writer().equal(List.of(4), List.of(List.of(3), List.of(14))));
        Pinned before = districts.pin();
        assertThat(districts.rowsAsIceberg()).hasSize(18);
        districts.rewrite();
        assertThat(districts.rowsAsIceberg()).hasSize(18);
        assertThat(districts.rows(before)).hasSize(18);
    }

    @Test
    void columnsAreFoundByTheirIdsInFilesWithDeletesToo() {
        districts.create(2);
        DataFile file = districts.append(0, 10);
        districts.delete(districts.writer().equal(List.of(1), List.of(List.of("990002"))));
        districts
                .table()
                .updateSchema()
                .renameColumn("region", "file_row_number")
                .commit();
        districts.table().updateSchema().renameColumn("id", "file_index").commit();
        districts
                .table()
                .updateSchema()
                .addColumn("region", Types.StringType.get())
                .commit();
        districts.delete(districts.writer().positions(Map.of(file.location(), List.of(0L))));
        assertThat(districts.rowsAsIceberg()).isNotEmpty().hasSizeLessThan(9);
    }

    @Test
    void columnAddedLaterIsNullInTheRowsBefore() {
        districts.create(2);
        districts.append(0, 10);
        districts
                .table()
                .updateSchema()
                .addColumn("note", Types.StringType.get())
                .commit();
        districts.delete(districts.writer().equal(List.of(4, 6), List.of(Arrays.asList(3, null), List.of(4, "x"))));
        assertThat(districts.rowsAsIceberg()).hasSize(9);
    }

    @Test
    void columnAddedWithADefaultHasItInTheRowsBefore() {
        districts.create(3);
        DataFile file = districts.append(0, 10);
        UpdateSchema update = districts.table().updateSchema();
        update.addColumn("note", Types.StringType.get(), Literal.of("it's"));
        update.addColumn("day", Types.DateType.get(), Literal.of("2024-02-29").to(Types.DateType.get()));
        update.addColumn("share", Types.DecimalType.of(9, 2), Literal.of(new BigDecimal("-1.50")));
        update.commit();
        districts.append(10, 12);
        districts.delete(districts.writer().equal(List.of(4, 6), List.of(List.of(3, "it's"), List.of(4, "no"))));
        districts.delete(
                districts.writer().vectors(Map.of(file.location(), List.of(0L))).get(0));
        assertThat(districts.rowsAsIceberg()).hasSize(10);
    }

    @Test
    void columnDroppedSinceStillTellsWhichRowsAreDeleted() {
        districts.create(2);
        districts.append(0, 10);
        districts.delete(districts.writer().equal(List.of(4), List.of(List.of(3), List.of(4))));
        districts.table().updateSchema().deleteColumn("id").commit();
        assertThat(districts.rows()).hasSize(8);
    }

    @Test
    void deletesByValueOfOnePartitionLeaveTheOthers() {
        districts.create(2, "region");
        OtherWriter one = districts.writer().inPartitionOf("990001");
        OtherWriter other = districts.writer().inPartitionOf("990002");
        districts.append(
                one.data(List.of(Arrays.asList("990001", null, null, 1), Arrays.asList("990001", null, null, 2))));
        districts.append(other.data(List.of(Arrays.asList("990002", null, null, 1))));
        districts.delete(one.equal(List.of(4), List.of(List.of(1))));
        assertThat(districts.rowsAsIceberg()).hasSize(2);
    }

    @Test
    void deleteFileOfAnotherFormatIsRefused() {
        districts.create(2);
        DataFile file = districts.append(0, 10);
        districts.delete(districts.writer().positions(Map.of(file.location(), List.of(0L)), FileFormat.AVRO));
        assertThatThrownBy(districts::rows)
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("Cannot read table 'core.districts' at snapshot ")
                .hasMessageContaining("AVRO");
    }
}
