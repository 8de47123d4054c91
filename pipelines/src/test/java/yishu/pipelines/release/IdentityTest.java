package yishu.pipelines.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yishu.content.InputException;
import yishu.content.Settings;
import yishu.pipelines.publish.Person;

class IdentityTest {
    private final Path folder;

    IdentityTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Identity identity(Map<String, String> settings) {
        return Identity.of(Settings.read(folder, Map.of(), settings));
    }

    @Test
    void aPersonIsTheAccountThatOwnsWhatTheProcessMakes() throws Exception {
        String account = Files.getOwner(folder).getName();
        Identity identity = identity(Map.of());
        assertThat(identity.person(Optional.empty())).isEqualTo(new Person(account, account));
        assertThat(identity.person(Optional.of(account)).name()).isEqualTo(account);
        assertThatThrownBy(() -> identity.person(Optional.of("wang")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Cannot act as 'wang': this process runs under the account '" + account + "'");
    }

    @Test
    void whereNamesAreClaimedTheAccountIsKeptBeside() throws Exception {
        Identity identity = identity(Map.of("release.identity", "claimed", "release.approvers", "li, wang"));
        Person wang = identity.person(Optional.of(" wang"));
        assertThat(wang).isEqualTo(new Person("wang", Files.getOwner(folder).getName()));
        identity.checkMayApprove(wang, new Person("li", "x"), "city/water");
        assertThatThrownBy(() -> identity.checkMayApprove(wang, new Person("Wang", "x"), "city/water"))
                .hasMessageContaining("another person must approve it");
        assertThatThrownBy(() -> identity.checkMayApprove(new Person("wong", "x"), wang, "city/water"))
                .hasMessageContaining("did you mean 'wang'?");
        assertThatThrownBy(() -> identity(Map.of("release.identity", "ldap"))).isInstanceOf(InputException.class);
    }
}
