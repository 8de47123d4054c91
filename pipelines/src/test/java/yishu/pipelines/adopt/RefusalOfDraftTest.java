package yishu.pipelines.adopt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.InputException;

/** What is no table is refused in one sentence, and a folder that is in use is left alone. */
class RefusalOfDraftTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "empty.csv    | ''                                 | it is empty",
                "secret.csv   | 密级：秘密,\\n地区,2024年\\n北京,1   | it is marked 秘密",
                "page.xls     | <html><table></table></html>        | it is a web page under another name",
                "cut.json     | {\"a\": [{\"b\": 1}, {\"b\":        | it is cut off",
                "values.xml   | <a>1</a>                           | no record was found in it",
                "line.txt     | 一份通知                            | no table was found in it",
            })
    void refuses(String name, String content, String reason) {
        Path file = Drafts.file(folder, name, content.replace("\\n", "\n"), "UTF-8");
        assertThatThrownBy(() -> Drafts.of(file))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("Cannot ")
                .hasMessageContaining(reason);
    }

    @Test
    void writesIntoAnEmptyFolderOnly() throws IOException {
        Path file = Drafts.file(folder, "table.csv", "地区,2022年\n北京,1\n上海,2\n", "UTF-8");
        Path out = folder.resolve("city/table");
        new AdoptedFolder(out).write(Drafts.of(file), file, false);
        assertThat(out.resolve("sample/table.csv")).hasSameBinaryContentAs(file);
        assertThatThrownBy(() -> AdoptedFolder.refuseFilled(out))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("the folder is not empty");
    }

    @Test
    void keepsPersonsOutOfTheSample() throws IOException {
        Path file = Drafts.file(folder, "people.csv", "姓名,年份,金额\n王某,2022,1\n李某,2022,2\n", "UTF-8");
        Path out = folder.resolve("city/people");
        assertThat(new AdoptedFolder(out).write(Drafts.of(file), file, false))
                .anyMatch(it -> it.startsWith("no sample was written"));
        assertThat(out.resolve("sample")).isEmptyDirectory();
    }
}
