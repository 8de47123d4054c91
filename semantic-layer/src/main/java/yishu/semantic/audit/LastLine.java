package yishu.semantic.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The line that the next one is chained to.
 *
 * @param hash its SHA-256, without its line end; zeros before the first line
 * @param torn whether its line end is missing
 */
record LastLine(String hash, boolean torn) {
    static final LastLine NONE = new LastLine("0".repeat(64), false);
    private static final int WINDOW = 16 * 1024;

    static LastLine of(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return NONE;
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            for (long window = WINDOW; ; window *= 4) {
                long from = Math.max(0, bytes.length() - window);
                byte[] tail = new byte[(int) (bytes.length() - from)];
                bytes.seek(from);
                bytes.readFully(tail);
                boolean torn = tail[tail.length - 1] != '\n';
                int end = torn ? tail.length : tail.length - 1;
                int start = end;
                while (start > 0 && tail[start - 1] != '\n') {
                    start--;
                }
                if (start > 0 || from == 0) {
                    return new LastLine(hash(Arrays.copyOfRange(tail, start, end)), torn);
                }
            }
        }
    }

    static String hash(byte[] line) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(line));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
