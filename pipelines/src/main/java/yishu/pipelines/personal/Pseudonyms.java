package yishu.pipelines.personal;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.WeakHashMap;
import javax.crypto.Mac;
import yishu.pipelines.contract.Personal;

/**
 * What stands for persons' texts in the warehouse: {@code k1:} and the HMAC-SHA-256 of type, a NUL and
 * {@link PlainText}, in hexadecimal. Without the key nobody can tell whom it means, not even by trying all numbers that
 * there are; with it, the same person has the same pseudonym in every department's table.
 */
public final class Pseudonyms implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final ThreadLocal<Map<Key, Mac>> MACS = ThreadLocal.withInitial(WeakHashMap::new);

    private final Key key;

    public Pseudonyms(Key key) {
        this.key = key;
    }

    /** The version of the key, {@code k1}. */
    public String version() {
        return key.name();
    }

    /** The pseudonym of a text that is not blank. */
    public String of(Personal type, String text) {
        return version() + ":" + hash(key, type, PlainText.of(type, text));
    }

    /** Whether a text is a pseudonym, under whatever key. */
    public static boolean isOne(String text) {
        return text.length() > 66 && text.charAt(0) == 'k' && text.matches("k\\d+:[0-9a-f]{64}");
    }

    static String hash(Key key, Personal type, String plain) {
        Mac mac = MACS.get().computeIfAbsent(key, Key::mac);
        mac.update(type.text().getBytes(StandardCharsets.US_ASCII));
        mac.update((byte) 0);
        return HexFormat.of().formatHex(mac.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pseudonyms it && key.equals(it.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return "pseudonyms of " + key;
    }
}
