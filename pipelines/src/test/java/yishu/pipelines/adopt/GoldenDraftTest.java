package yishu.pipelines.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole drafts, as people will read them; {@code -Dyishu.golden=write} writes them anew. */
class GoldenDraftTest {
    private static final Path GOLDEN =
            Path.of(System.getProperty("yishu.root"), "pipelines/src/test/resources/yishu/pipelines/adopt");

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "monthly, 分省月度数据.csv, GB18030",
        "eurostat, nama_10_gdp.tsv, UTF-8",
        "envelope, usage.json, UTF-8",
        "registry, 企业登记_202406.xml, GBK",
    })
    void draftIsAsItWas(String name, String fileName, String charset) throws IOException {
        String text = Files.readString(GOLDEN.resolve(name).resolve("file.txt"), StandardCharsets.UTF_8);
        Adopted adopted = Drafts.of(Drafts.file(folder, fileName, text, charset));
        String draft = adopted.contract() + "---\n" + adopted.source() + "---\n" + String.join("\n", adopted.remarks())
                + "\n" + String.join("\n", adopted.unsure()) + "\n";
        Path golden = GOLDEN.resolve(name).resolve("draft.yaml");
        if ("write".equals(System.getProperty("yishu.golden"))) {
            Files.writeString(golden, draft);
        }
        assertThat(draft).isEqualTo(Files.readString(golden));
    }
}
