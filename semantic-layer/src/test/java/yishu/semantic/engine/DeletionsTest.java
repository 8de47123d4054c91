package yishu.semantic.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.iceberg.DataFile;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeletionsTest {
    private Districts districts;
    private DataFile file;
    private DuckDBConnection database;

    @BeforeEach
    void open(@TempDir Path folder) throws SQLException {
        districts = new Districts(folder);
        districts.create(2);
        file = districts.append(0, 50);
        districts.append(50, 60);
        database = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
        districts.close();
    }

    @Test
    void snapshotIsLookedThroughOnce() throws SQLException {
        Deletions deletions = new Deletions(database, 1000);
        Pinned pinned = delete(0, 10);
        LiveRows first = left(deletions, pinned);
        assertThat(left(deletions, pinned)).isSameAs(first);
        assertThat(tables()).hasSize(1);
    }

    @Test
    void whatWasLongestUnreadGoesWhenThereIsNoRoom() throws SQLException {
        Deletions deletions = new Deletions(database, 45);
        Pinned one = delete(0, 10);
        Pinned two = delete(10, 20);
        Pinned three = delete(20, 30);
        left(deletions, one);
        left(deletions, two);
        assertThat(tables()).hasSize(2);
        left(deletions, one);
        assertThat(left(deletions, three).deleted()).isEqualTo(30);
        assertThat(tables()).hasSize(2);
        assertThat(left(deletions, one).deleted()).isEqualTo(10);
        assertThat(tables()).hasSize(2);
        assertThat(left(deletions, two).deleted()).isEqualTo(20);
    }

    @Test
    void whatIsReadStaysAndSoDoesTheLast() throws SQLException {
        Deletions deletions = new Deletions(database, 0);
        Pinned one = delete(0, 10);
        Pinned two = delete(10, 20);
        try (Deletions.Reading reading = deletions.reading()) {
            LiveRows read = reading.left(one, districts.files(one));
            left(deletions, two);
            assertThat(tables()).containsExactly(read.table());
        }
        LiveRows last = left(deletions, two);
        assertThat(tables()).containsExactly(last.table());
    }

    @Test
    void fileThatIsFoundWholeOrEmptyIsNotLookedThroughRowByRow() throws SQLException {
        DataFile empty = districts.append(60, 63);
        DataFile whole = districts.append(63, 66);
        districts.delete(
                districts.writer().positions(Map.of(empty.location(), List.of(0L, 1L, 2L))),
                districts.writer().equal(List.of(4), List.of(List.of(5))));
        Pinned pinned = districts.pin();
        LiveRows left = left(new Deletions(database, 1000), pinned);
        assertThat(left.partPaths()).containsExactly(LocalFileIO.path(file.location()));
        assertThat(left.whole()).hasSize(2).contains(LocalFileIO.path(whole.location()));
    }

    private Pinned delete(long from, long to) {
        districts.delete(districts
                .writer()
                .positions(Map.of(
                        file.location(), LongStream.range(from, to).boxed().toList())));
        return districts.pin();
    }

    private LiveRows left(Deletions deletions, Pinned pinned) {
        try (Deletions.Reading reading = deletions.reading()) {
            return reading.left(pinned, districts.files(pinned));
        }
    }

    private List<String> tables() throws SQLException {
        try (Connection connection = database.duplicate();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT table_name FROM duckdb_tables()")) {
            List<String> names = new ArrayList<>();
            while (found.next()) {
                names.add(found.getString(1));
            }
            return names;
        }
    }
}
