package yishu.content;

import java.nio.file.Path;

/**
 * Something in a content file that its author can mend: {@code indicators/provinces.yaml:12: unknown key 'mesure'; did
 * you mean 'measure'?}.
 *
 * @param file the file, as it was named when it was read
 * @param line the line, from 1
 * @param what one sentence, without a full stop
 */
public record Problem(Path file, int line, String what) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + what;
    }
}
