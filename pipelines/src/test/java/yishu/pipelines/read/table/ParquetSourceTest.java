package yishu.pipelines.read.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.InputException;
import yishu.pipelines.contract.SourceSpec.Reading;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.Rows;
import yishu.pipelines.read.SourceAssert;

/** The files beside this test were written by pyarrow 26, and the expected texts are what Python prints of them. */
class ParquetSourceTest {
    private static final Reading PARQUET = Reading.of("parquet");

    private final Path folder;

    ParquetSourceTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void complies() {
        SourceAssert.assertCompliance(new ParquetSource(), beside("types.parquet"), PARQUET);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            region    | 北京市                                  | 上海市                                  | 天津市
            small     | 12.50                                   | -0.05                                   | 0.00
            wide      | 12345678901234567890123456789012345.678 | -1.000                                  | 0.001
            whole     | 9223372036854775807                     | -9223372036854775808                    | 0
            unsigned  | 18446744073709551615                    | 0                                       | 1
            byte      | -128                                    | 127                                     | 0
            day       | 2024-02-29                              | 0001-01-01                              | 9999-12-31
            instant   | 2024-05-01T00:00:00.123456Z             | 1969-12-31T23:59:59.999999Z             | 2024-05-01T00:00:00Z
            moment    | 2024-05-01T08:00                        | 1900-01-01T00:00:00.001                 | 2024-05-01T08:30
            nanos     | 2024-05-01T00:00:00.123456789           | 1969-12-31T23:59:59.999999999           | 1970-01-01T00:00
            clock     | 08:30                                   | 23:59:59.999999                         | 00:00
            double    | 0.1                                     | 200000000000000000000000                | 2024
            float     | 0.1                                     | 0.000000000000000000000000000000000000011754944 | 16777216
            flag      | true                                    | false                                   | true
            """)
    void aValueIsItsExactText(String column, String first, String second, String fourth) {
        List<Row> rows = Rows.of(beside("types.parquet"), PARQUET);

        assertThat(column(rows, column)).containsExactly(first, second, fourth);
    }

    /** The third record has no value at all, so it is no row; the fourth keeps its number. */
    @Test
    void rowsAreNumberedAsTheRecordsOfTheFile() {
        assertThat(Rows.of(beside("types.parquet"), PARQUET))
                .extracting(Row::number)
                .containsExactly(0, 1, 2, 4);
    }

    @Test
    void nestedRecordsLieFlat() {
        List<Row> rows = Rows.of(beside("types.parquet"), PARQUET);
        List<String> names = rows.get(0).cells();
        int nested = names.indexOf("address.city");

        assertThat(names.subList(nested, names.size()))
                .containsExactly(
                        "address.city",
                        "address.code.zip",
                        "phones[0]",
                        "phones[1]",
                        "phones[2]",
                        "parts[0].n",
                        "parts[1].n",
                        "names[0].key",
                        "names[0].value",
                        "names[1].key",
                        "names[1].value",
                        "matrix[0][0]",
                        "matrix[0][1]",
                        "matrix[1][0]");
        assertThat(rows.get(1).cells().subList(nested, names.size()))
                .containsExactly("朝阳区", "100000", "1", "2", "", "1", "2", "en", "1", "", "", "1", "2", "3");
        assertThat(rows.get(3).cells().subList(nested, names.size()))
                .containsExactly("", "", "", "4", "5", "3", "", "zh", "2", "en", "3", "4", "", "");
    }

    @Test
    void decimalsMayBeStoredAsIntegers() {
        List<Row> rows = Rows.of(beside("integers.parquet"), PARQUET);

        assertThat(column(rows, "small")).containsExactly("12.50", "-0.05", "0.00");
        assertThat(column(rows, "moment"))
                .containsExactly("2024-05-01T08:00", "1900-01-01T00:00:00.001", "2024-05-01T08:30");
    }

    @Test
    void anOldTimestampIsToldWithoutAZone() {
        assertThat(column(Rows.of(beside("int96.parquet"), PARQUET), "a"))
                .containsExactly("2024-05-01T08:00:00.000005", "1899-12-31T00:00");
    }

    @Test
    void bytesWithoutAMeaningAreRefusedByTheColumnsName() {
        assertThatThrownBy(() -> Rows.of(beside("binary.parquet"), PARQUET))
                .isInstanceOf(InputException.class)
                .hasMessage("Cannot read file 'binary.parquet': column 'photo' is optional binary photo, and nothing"
                        + " says what that means; have it written as text, a number, a date or a time");
    }

    @Test
    void aFileWithoutRecordsHasColumnsAllTheSame() {
        assertThat(Rows.of(beside("empty.parquet"), PARQUET)).containsExactly(new Row("", 0, List.of("id")));
    }

    /** As writers before 2014 told lists. */
    @Test
    void listsOfOlderWritersAreListsToo() {
        MessageType schema = MessageTypeParser.parseMessageType("""
                message m {
                  repeated binary bare (STRING);
                  repeated group pair { required int32 x; }
                  optional group two (LIST) { repeated int32 array; }
                  optional group odd (LIST) { repeated group odd_tuple { required int32 y; } }
                }
                """);
        Group record = new SimpleGroup(schema);
        record.add("bare", "a");
        record.add("bare", "b");
        record.addGroup("pair").add("x", 1);
        record.addGroup("two").add("array", 2);
        record.addGroup("odd").addGroup("odd_tuple").add("y", 3);

        List<Row> rows = Rows.of(written(schema, record), PARQUET);

        assertThat(rows.get(0).cells()).containsExactly("bare[0]", "bare[1]", "pair[0].x", "two[0]", "odd[0].y");
        assertThat(rows.get(1).cells()).containsExactly("a", "b", "1", "2", "3");
    }

    @Test
    void textThatIsNotUnicodeIsRefused() {
        MessageType schema = MessageTypeParser.parseMessageType("message m { required binary a (STRING); }");
        Group record = new SimpleGroup(schema);
        record.add("a", Binary.fromConstantByteArray(new byte[] {(byte) 0xb1, (byte) 0xb1}));

        assertThatThrownBy(() -> Rows.of(written(schema, record), PARQUET))
                .hasMessageContaining("a text of 'a' is not in UTF-8");
    }

    @Test
    void garbageIsRefusedInOneSentence() throws IOException {
        byte[] good = Files.readAllBytes(beside("types.parquet"));
        Path broken = folder.resolve("broken.parquet");
        Random random = new Random(20260101);
        for (int turn = 0; turn < 300; turn++) {
            byte[] bytes = good.clone();
            for (int flipped = 0; flipped < 20; flipped++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(broken, bytes);
            try {
                Rows.of(broken, PARQUET);
            } catch (InputException refused) {
                assertThat(refused).hasMessageStartingWith("Cannot read file 'broken.parquet': ");
                assertThat(refused.getMessage()).doesNotContain("\n");
            }
        }
    }

    private static List<String> column(List<Row> rows, String name) {
        int index = rows.get(0).cells().indexOf(name);
        return rows.stream().skip(1).map(it -> it.cells().get(index)).collect(Collectors.toList());
    }

    private Path written(MessageType schema, Group record) {
        Path file = folder.resolve("written.parquet");
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .build()) {
            writer.write(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private Path beside(String name) {
        try (InputStream in = Objects.requireNonNull(ParquetSourceTest.class.getResourceAsStream(name), name)) {
            Path file = folder.resolve(name);
            Files.deleteIfExists(file);
            Files.copy(in, file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
