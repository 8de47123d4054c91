package yishu.pipelines.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yishu.content.InputException;
import yishu.content.Settings;
import yishu.pipelines.personal.KeyFile;

/** What is encrypted comes back byte for byte, or not at all. */
class CipherTest {
    private final Path folder;
    private final Path file;
    private Cipher cipher = Cipher.of(Settings.read(Path.of("."), Map.of(), Map.of()));

    CipherTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("abc");
    }

    @BeforeEach
    void makeKeys() {
        new KeyFile(folder.resolve("landing.keys")).create();
        cipher = cipher();
    }

    private Cipher cipher() {
        return Cipher.of(Settings.read(folder, Map.of(), Map.of("landing.key", "landing.keys")));
    }

    private byte[] write(int size) throws IOException {
        byte[] plain = new byte[size];
        new Random(size).nextBytes(plain);
        try (OutputStream out = cipher.writing(Files.newOutputStream(file), "abc")) {
            out.write(plain);
        }
        return plain;
    }

    private byte[] read(String name) throws IOException {
        try (InputStream in = cipher.reading(file, name)) {
            return in.readAllBytes();
        }
    }

    @Test
    void bytesComeBack() throws IOException {
        for (int size : new int[] {0, 1, (1 << 20) - 100, 1 << 20, (3 << 20) + 7}) {
            byte[] plain = write(size);
            assertThat(read("abc")).isEqualTo(plain);
        }
        assertThat(cipher.isCurrent(file)).isTrue();
    }

    @Test
    void aPlainFileIsReadAsItIs() throws IOException {
        Files.writeString(file, "地区,2024年");
        assertThat(new String(read("abc"), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("地区,2024年");
        assertThat(cipher.isCurrent(file)).isFalse();
    }

    @Test
    void whatWasChangedIsRefusedInOneSentence() throws IOException {
        write(3 << 20);
        byte[] bytes = Files.readAllBytes(file);
        byte[] changed = bytes.clone();
        changed[2 << 20] ^= 1;
        Files.write(file, changed);
        refused("abc");
        Files.write(file, Arrays.copyOf(bytes, (1 << 20) + 18));
        refused("abc");
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        refused("abc");
        Files.write(file, bytes);
        refused("another file");
        Files.delete(folder.resolve("landing.keys"));
        new KeyFile(folder.resolve("landing.keys")).create();
        cipher = cipher();
        refused("abc");
    }

    private void refused(String name) {
        assertThatThrownBy(() -> read(name))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("it was changed, or encrypted with another key than the k1 of")
                .hasMessageNotContaining("\n");
    }
}
