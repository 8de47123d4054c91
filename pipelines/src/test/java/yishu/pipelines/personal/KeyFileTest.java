package yishu.pipelines.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yishu.content.InputException;

/** Keys are their owner's alone, and each version goes its way from made to destroyed. */
class KeyFileTest {
    private final Path path;
    private final KeyFile file;

    KeyFileTest(@TempDir Path folder) {
        this.path = folder.resolve("safe/personal.keys");
        this.file = new KeyFile(path);
    }

    @Test
    void aVersionIsMadeReplacedAndDestroyed() throws IOException {
        KeyRing first = file.create();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(file.rotate().current().name()).isEqualTo("k2");
        assertThat(file.read().versions()).contains(first.current());
        assertThat(file.retire("k1").versions()).hasSize(1).doesNotContain(first.current());
        assertThat(file.read().current().name()).isEqualTo("k2");
        assertThat(file.read().erased()).isEqualTo(first.erased());
        assertThat(Files.readString(path)).doesNotContain(first.current().hexadecimal());
    }

    @Test
    void whatOthersMayReadIsRefused() throws IOException {
        file.create();
        for (String permissions : new String[] {"rw-r-----", "rw----r--", "rw--w----"}) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
            assertThatThrownBy(file::read).isInstanceOf(InputException.class).hasMessageContaining("chmod 600 " + path);
        }
    }

    @Test
    void mistakesAreToldAndNoLineIsQuoted() throws IOException {
        file.create();
        String secret = file.read().current().hexadecimal();
        Files.writeString(path, "k1 " + secret + "\nk2 " + secret.substring(1) + "\n");
        assertThatThrownBy(file::read).hasMessageContaining("line 2").hasMessageNotContaining(secret.substring(1));
        Files.writeString(path, "k1 " + secret + "\nk1 " + secret + "\n");
        assertThatThrownBy(file::read).hasMessageContaining("'k1' stands twice").hasMessageNotContaining(secret);
        Files.writeString(path, "");
        assertThatThrownBy(file::read).hasMessageContaining("it holds none");
        assertThatThrownBy(file::create).hasMessageContaining("keys rotate");
    }

    @Test
    void theVersionInUseStays() {
        file.create();
        assertThatThrownBy(() -> file.retire("k1")).hasMessageContaining("it is in use");
        assertThatThrownBy(() -> file.retire("k9")).hasMessageContaining("there are [key k1]");
    }
}
