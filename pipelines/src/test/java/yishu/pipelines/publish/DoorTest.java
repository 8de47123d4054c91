package yishu.pipelines.publish;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import yishu.content.InputException;
import yishu.pipelines.contract.SourceSpec.Reading;

class DoorTest {
    private final Path folder;

    DoorTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private void pass(String name, String text) throws IOException {
        Door.pass(Files.writeString(folder.resolve(name), text), Reading.of("csv"));
    }

    @ParameterizedTest
    @CsvSource({
        "a.csv, 机密★10年\\n地区;产值\\n北京;1, 机密, 'row 1, column 1'",
        "a.csv, 产值表;　密级：秘 密\\n地区;产值, 秘 密, 'row 1, column 2'",
        "a.csv, 地区;产值\\n北京;绝密★, 绝密, 'row 2, column 2'",
        "'产值（秘密）.csv', 地区;产值\\n北京;1, 秘密, in its name",
        "绝密 产值.csv, 地区;产值\\n北京;1, 绝密, in its name"
    })
    void turnsAwayWhatIsMarked(String name, String text, String mark, String where) {
        assertThatThrownBy(() -> pass(name, text.replace("\\n", "\n").replace(';', ',')))
                .isInstanceOf(InputException.class)
                .hasMessage("Cannot load file '" + name + "': it is marked " + mark + " (" + where
                        + "); nothing of it was kept, and files marked 秘密 or above do not belong here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"地区,商业秘密案件数\n北京,1", "国家秘密载体管理办法,1\n机密文件,2", "地区,备注\n北京,不属于秘密"})
    void letsInWhatOnlySpeaksOfSecrets(String text) {
        assertThatCode(() -> pass("商业秘密案件.csv", text)).doesNotThrowAnyException();
    }
}
