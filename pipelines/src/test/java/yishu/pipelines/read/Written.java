package yishu.pipelines.read;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import yishu.content.InputException;
import yishu.pipelines.contract.SourceSpec.Reading;

/** A file of a test, written anew each time. */
public record Written(Path file) {
    public Path write(byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Path write(String text, String charset) {
        return write(text.getBytes(Charset.forName(charset)));
    }

    /** Asserts that such a file is refused by one sentence, of which a part is given. */
    public void assertRefused(byte[] bytes, Reading reading, String part) {
        Path written = write(bytes);
        assertThatThrownBy(() -> Rows.of(written, reading))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("Cannot read file '" + file.getFileName() + "': ")
                .hasMessageContaining(part);
    }
}
