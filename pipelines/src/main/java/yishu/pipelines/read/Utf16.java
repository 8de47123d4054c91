package yishu.pipelines.read;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * UTF-16 without a byte order mark: delimiters, digits and line breaks leave a NUL in every other byte. Read with the
 * wrong end first, they become letters that no table holds: {@code 2C 00} is a comma or a Glagolitic letter.
 */
final class Utf16 {
    private Utf16() {}

    static Optional<Charset> in(byte[] head) {
        boolean hasNul = false;
        for (byte it : head) {
            hasNul |= it == 0;
        }
        if (!hasNul) {
            return Optional.empty();
        }
        return List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE).stream()
                .filter(it -> readsAsTable(head, it))
                .findFirst();
    }

    private static boolean readsAsTable(byte[] head, Charset charset) {
        int even = head.length - head.length % 2;
        try {
            String text =
                    charset.newDecoder().decode(ByteBuffer.wrap(head, 0, even)).toString();
            long familiar = text.chars().filter(Utf16::isFamiliar).count();
            return text.indexOf('\0') < 0 && text.indexOf('\n') >= 0 && familiar * 20 >= text.length() * 19L;
        } catch (CharacterCodingException otherEnd) {
            return false;
        }
    }

    private static boolean isFamiliar(int it) {
        return (it >= ' ' && it < 0x250)
                || it == '\n'
                || it == '\r'
                || it == '\t'
                || (it >= 0x2010 && it < 0x2100)
                || (it >= 0x3000 && it < 0x3100)
                || (it >= 0x4E00 && it < 0xA000)
                || it >= 0xFF00;
    }
}
