package yishu.pipelines.personal;

import java.io.Serializable;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret of 32 bytes under a name, {@code k1}. Its text is the name alone, so that no log holds the secret. */
public final class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    public static final int BYTES = 32;

    private final String name;
    private final byte[] secret;

    Key(String name, byte[] secret) {
        this.name = name;
        this.secret = secret.clone();
    }

    public String name() {
        return name;
    }

    public byte[] secret() {
        return secret.clone();
    }

    String hexadecimal() {
        return HexFormat.of().formatHex(secret);
    }

    /** HMAC-SHA-256 under the key, ready for one thread. */
    Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Cannot hash with key '" + name + "'", e);
        }
    }

    /** The number of a version: 12 of {@code k12}. */
    int version() {
        return Integer.parseInt(name.toLowerCase(Locale.ROOT).substring(1));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && name.equals(key.name) && MessageDigest.isEqual(secret, key.secret);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(secret);
    }

    @Override
    public String toString() {
        return "key " + name;
    }
}
