package yishu.pipelines.read.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where records stand in trees of all shapes, found without a word of their sender. */
class RecordPlacesTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"a\":1},{\"a\":2}]                              | ''",
                "{\"a\":1}\\n{\"a\":2}                               | ''",
                "{\"meta\":{\"n\":2},\"data\":[{\"a\":1},{\"a\":2}]}   | /data",
                "{\"d\":{\"rows\":[{\"a\":1},{\"a\":2}]}}             | /d/rows",
                "[{\"page\":1},[{\"a\":1},{\"a\":2}]]                | /1",
                "{\"data\":[[1,2],[3,4]]}                          | /data",
                "[{\"a\":1,\"steps\":[{\"b\":1},{\"b\":2}]},{\"a\":2}] | ''",
                "{\"a\":1}                                         | ''",
            })
    void json(String text, String place) throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), text.replace("\\n", "\n"));
        assertThat(JsonPlaces.of(file, StandardCharsets.UTF_8).likeliest()).contains(place);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<r><e><a>1</a></e><e><a>2</a></e></r>              | /r/e",
                "<r><head><t>x</t></head><l><e a='1'/><e a='2'/></l></r> | /r/l/e",
                "<r><e><a>1</a></e></r>                             | /r/e",
            })
    void xml(String text, String place) throws IOException {
        Path file = Files.writeString(folder.resolve("a.xml"), text);
        assertThat(XmlPlaces.of(file).likeliest()).contains(place);
    }
}
