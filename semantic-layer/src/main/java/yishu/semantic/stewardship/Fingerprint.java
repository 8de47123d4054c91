package yishu.semantic.stewardship;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What a person points by at something that has no name: the start of the SHA-256 of all that tells it from others. */
public final class Fingerprint {
    private static final int LENGTH = 16;

    private Fingerprint() {}

    public static String of(List<String> parts) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\u0000", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot digest: every JDK has SHA-256", e);
        }
    }
}
