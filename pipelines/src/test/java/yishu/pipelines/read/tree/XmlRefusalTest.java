package yishu.pipelines.read.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.pipelines.contract.SourceSpec.Reading;
import yishu.pipelines.read.Rows;
import yishu.pipelines.read.Written;

class XmlRefusalTest {
    private static final Reading XML = Reading.of("xml");

    private final Path folder;
    private final Written file;

    XmlRefusalTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = new Written(folder.resolve("f.xml"));
    }

    @Test
    void bytesThatContradictTheDeclaredEncodingAreRefused() {
        String text = "<?xml version='1.0' encoding='%s'?>\n<a><b>北京市朝阳区</b></a>";
        byte[] gb = text.replace("%s", "UTF-8").getBytes(Charset.forName("GB18030"));
        file.assertRefused(gb, XML, "the bytes B1 are not UTF-8, line 2; say in source.yaml what its encoding is");
        assertThat(Rows.of(file.write(gb), XML.withEncoding("GB18030")).get(1).cells())
                .containsExactly("北京市朝阳区");
        byte[] utf8 = text.replace("%s", "GBK").getBytes(StandardCharsets.UTF_8);
        file.assertRefused(utf8, XML, "its encoding is declared as GBK, but it is UTF-8, first seen in line 2");
        assertThat(Rows.of(file.write(utf8), XML.withEncoding("UTF-8")).get(1).cells())
                .containsExactly("北京市朝阳区");
        file.assertRefused(
                ("\uFEFF" + text.replace("%s", "utf-16")).getBytes(StandardCharsets.UTF_8),
                XML,
                "it declares its encoding as utf-16, but that very line is not written so");
        file.assertRefused(
                ("\uFEFF" + text.replace("%s", "GBK")).getBytes(StandardCharsets.UTF_16LE),
                XML,
                "it declares its encoding as GBK, but that very line is not written so");
        file.assertRefused(
                text.replace("%s", "GB1830").getBytes(StandardCharsets.UTF_8),
                XML,
                "there is no encoding 'GB1830'; did you mean 'GB18030'?");
    }

    @Test
    void documentTypesAndEntitiesAreNotFollowed() throws IOException {
        Files.writeString(folder.resolve("secret"), "secret");
        String laughs = "<!ENTITY a0 'ha'>";
        for (int level = 1; level < 30; level++) {
            laughs += "<!ENTITY a" + level + " '" + ("&a" + (level - 1) + ";").repeat(10) + "'>";
        }
        for (String type : List.of(
                "<!DOCTYPE a [" + laughs + "]><a><b>&a29;</b></a>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM '" + folder.resolve("secret").toUri() + "'>]><a><b>&x;</b></a>",
                "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/'>%p;]><a><b>1</b></a>",
                "<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/'><a><b>1</b></a>",
                "<!DOCTYPE a><a><b>1</b></a>")) {
            file.assertRefused(
                    bytes("<?xml version='1.0'?>\n" + type), XML, "it declares a DOCTYPE, which is not followed");
        }
        file.assertRefused(bytes("<a><b>&x;</b></a>"), XML, "it is not well-formed: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "`` ~ `` ~ it holds no XML",
                "`` ~ <?xml version='1.0'? ~ it holds no XML",
                "`` ~ {\"a\":1} ~ it is not well-formed: ",
                "`` ~ <a/> ~ it holds no record",
                "`` ~ <a><b/><b/></a> ~ it holds no record",
                "`` ~ <a><b>1</b>\\n<b>2</ ~ it is cut off: it ends before all that it opens is closed, line 2",
                "`` ~ <a><b>1</b>\\n<b x='2 ~ it is cut off: it ends before all that it opens is closed, line 2",
                "`` ~ <a><b>1</b>\\n<b><![CDATA[2 ~ it is cut off: it ends before all that it opens is closed, line 2",
                "`` ~ <a><b>1</c></a> ~ it is not well-formed: ",
                "`` ~ <a><b x='1' x='2'/></a> ~ it is not well-formed: ",
                "`` ~ <a><b>&#1;</b></a> ~ it is not well-formed: ",
                "`` ~ <a><b>1</b></a>\\n<a/> ~ it is not well-formed: ",
                "`` ~ <a><b>1</b></a>\\nrest ~ it is not well-formed: ",
                "`` ~ <a><b>1</b><c>2</c></a> ~ elements of several names stand below its root; say by 'records' which are the records: /a/b, /a/c",
                "/a/bb ~ <a><b>1</b><c><d/></c></a> ~ there is no '/a/bb' in it; elements stand at /a, /a/b, /a/c, /a/c/d; did you mean '/a/b'?",
                "/c ~ <a><c/></a> ~ there is no '/c' in it; elements stand at /a, /a/c",
            })
    void whatCannotBeReadIsRefusedInOneSentence(String records, String text, String said) {
        file.assertRefused(bytes(text.replace("\\n", "\n")), records.isEmpty() ? XML : XML.withRecords(records), said);
    }

    @Test
    void whatMemoryCannotHoldIsRefused() {
        String long17 = "x".repeat(17_000_000);
        String tags = "<c>xxxxxxxxxx</c>".repeat(1_000_000);
        file.assertRefused(bytes("<a><b>" + long17 + "</b></a>"), XML, "a tag or text is longer than 16 MB, line 1");
        file.assertRefused(bytes("<a><b i='" + long17 + "'/></a>"), XML, "a tag or text is longer than 16 MB, line 1");
        file.assertRefused(bytes("<a><b>" + tags + "</b></a>"), XML, "a record is larger than 16 MB");
        file.assertRefused(bytes("<a><b><![CDATA[" + tags + "]]></b></a>"), XML, "a record is larger than 16 MB");
        file.assertRefused(bytes("<a>".repeat(100_000)), XML, "it is nested deeper than 1,000 levels, line 1");
        file.assertRefused(
                bytes("<a><b>" + "<c>1</c>".repeat(10_001) + "</b></a>"), XML, "it has more than 10,000 fields");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
