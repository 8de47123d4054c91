package yishu.pipelines.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yishu.content.InputException;
import yishu.content.Settings;
import yishu.pipelines.contract.SourceSpec;

class FetchesTest {
    private static final SourceSpec HR = Sourced.query("jdbc:hr", "SELECT 1");

    @Test
    void passesOverAServiceThatNoSettingNames(@TempDir Path folder) {
        List<String> said = new ArrayList<>();
        Fetches fetches = Fetches.ofSettings(Settings.read(folder, Map.of(), Map.of()), said::add);

        assertThat(fetches.fetch(HR, folder, Set.of())).isEmpty();
        assertThat(fetches.asks(HR.address().orElseThrow())).isFalse();
        said.remove(0);
        assertThat(said).containsExactly("nothing is asked of 'jdbc:hr': the settings name no such connection");
    }

    @Test
    void refusesAServiceThatCannotBeAsked(@TempDir Path folder) {
        Settings none = Settings.read(folder, Map.of(), Map.of());
        assertThatThrownBy(() -> new Fetches(none, line -> {}).fetch(HR, folder, Set.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("jdbc.hr.url");

        Settings elsewhere = Settings.read(folder, Map.of("YISHU_JDBC_HR_URL", "jdbc:sqlite:nowhere.db"), Map.of());
        assertThatThrownBy(() -> Fetches.ofSettings(elsewhere, line -> {}).fetch(HR, folder, Set.of()))
                .isInstanceOf(InputException.class);
    }
}
