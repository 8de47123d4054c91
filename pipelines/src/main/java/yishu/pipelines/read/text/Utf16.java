package yishu.pipelines.read.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * UTF-16 without a byte order mark: delimiters, digits and line breaks leave a NUL in every other byte. Read with the
 * wrong end first, they become letters that no table holds: {@code 2C 00} is a comma or a Glagolitic letter.
 */
final class Utf16 {
    private static final double LEAST = 0.6;

    private Utf16() {}

    static Optional<Charset> in(byte[] head) {
        boolean hasNul = false;
        for (byte it : head) {
            hasNul |= it == 0;
        }
        if (!hasNul) {
            return Optional.empty();
        }
        double little = familiarity(head, StandardCharsets.UTF_16LE);
        double big = familiarity(head, StandardCharsets.UTF_16BE);
        if (Math.max(little, big) < LEAST) {
            return Optional.empty();
        }
        return Optional.of(little >= big ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
    }

    /** Which part of the characters is familiar; 0 for what is no text of several lines. */
    private static double familiarity(byte[] head, Charset charset) {
        int even = head.length - head.length % 2;
        try {
            String text =
                    charset.newDecoder().decode(ByteBuffer.wrap(head, 0, even)).toString();
            long familiar = text.chars().filter(Utf16::isFamiliar).count();
            boolean isText = text.indexOf('\0') < 0 && (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0);
            return isText ? (double) familiar / text.length() : 0;
        } catch (CharacterCodingException otherEnd) {
            return 0;
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
