package yishu.pipelines.landing;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import yishu.content.InputException;
import yishu.content.Settings;
import yishu.pipelines.personal.Key;
import yishu.pipelines.personal.KeyFile;
import yishu.pipelines.personal.KeyRing;

/**
 * Encrypts files with AES-256-GCM, a megabyte at a time, each file under a key of its own that is derived from the one in
 * use. The name of a file is authenticated with it, so that none can be put in another's place, cut off or mixed. A file
 * begins with a line that names the key.
 */
public final class Cipher {
    private static final String MAGIC = "yishu encrypted ";
    private static final int SEGMENT = 1 << 20;
    private static final int LONGEST_NAME = 8;

    private final Optional<KeyRing> keys;
    private final String place;

    /**
     * Encrypts under the last of the keys.
     *
     * @param keys none: files are written as they are
     * @param place of the keys, for messages
     */
    Cipher(Optional<KeyRing> keys, String place) {
        this.keys = keys;
        this.place = place;
    }

    /** Under the keys of {@code landing.key}; without that setting files are written as they are. */
    public static Cipher of(Settings settings) {
        if (settings.text("landing.key").isEmpty()) {
            return new Cipher(Optional.empty(), "");
        }
        Path file = settings.path("landing.key");
        if (!new KeyFile(file).exists()) {
            throw new InputException("Cannot find keys '" + file
                    + "', which the setting landing.key names; make one with `./yishu keys new --landing`");
        }
        return new Cipher(Optional.of(new KeyFile(file).read()), file.toString());
    }

    /** Whether files are encrypted at all. */
    public boolean isOn() {
        return keys.isPresent();
    }

    /** Whether a file is already as it would be written now. */
    public boolean isCurrent(Path file) throws IOException {
        return keyOf(file).equals(keys.map(it -> it.current().name()));
    }

    /** The name of the key that a file is encrypted with; none if it is not. */
    public static Optional<String> keyOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return keyOf(in);
        }
    }

    private static Optional<String> keyOf(InputStream in) throws IOException {
        byte[] magic = MAGIC.getBytes(StandardCharsets.US_ASCII);
        if (!new String(in.readNBytes(magic.length), StandardCharsets.ISO_8859_1).equals(MAGIC)) {
            return Optional.empty();
        }
        StringBuilder name = new StringBuilder();
        for (int sign = in.read(); sign != '\n'; sign = in.read()) {
            if (sign < 0 || name.length() > LONGEST_NAME) {
                return Optional.empty();
            }
            name.append((char) sign);
        }
        return Optional.of(name.toString());
    }

    /** What is written is encrypted, if there are keys; to be closed, which closes {@code out}. */
    public OutputStream writing(OutputStream out, String name) throws IOException {
        if (keys.isEmpty()) {
            return out;
        }
        Key key = keys.get().current();
        out.write((MAGIC + key.name() + "\n").getBytes(StandardCharsets.US_ASCII));
        try {
            return streaming(key).newEncryptingStream(out, name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot encrypt file '" + name + "'", e);
        }
    }

    /** The plain bytes of a file, whether it is encrypted or not. */
    public InputStream reading(Path file, String name) throws IOException {
        Optional<String> encryptedWith = keyOf(file);
        InputStream in = Files.newInputStream(file);
        if (encryptedWith.isEmpty()) {
            return in;
        }
        try {
            Key key = key(encryptedWith.get(), name);
            keyOf(in);
            return new Told(
                    streaming(key).newDecryptingStream(in, name.getBytes(StandardCharsets.UTF_8)), refusal(name, key));
        } catch (GeneralSecurityException e) {
            in.close();
            throw new IllegalStateException("Cannot decrypt file '" + name + "'", e);
        } catch (InputException | IOException e) {
            in.close();
            throw e;
        }
    }

    private Key key(String wanted, String name) {
        if (keys.isEmpty()) {
            throw new InputException("Cannot read landed file '" + name + "': it is encrypted with " + wanted
                    + ", and the setting landing.key names no keys");
        }
        return keys.get().versions().stream()
                .filter(it -> it.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new InputException("Cannot read landed file '" + name + "': it is encrypted with "
                        + wanted + ", and '" + place + "' holds " + keys.get()));
    }

    private String refusal(String name, Key key) {
        return "Cannot read landed file '" + name + "': it was changed, or encrypted with another key than the "
                + key.name() + " of '" + place + "'";
    }

    private static AesGcmHkdfStreaming streaming(Key key) throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(key.secret(), "HmacSha256", Key.BYTES, SEGMENT, 0);
    }

    /** Says in one sentence that the bytes are not what was written. */
    private static final class Told extends FilterInputStream {
        private final String sentence;

        Told(InputStream in, String sentence) {
            super(in);
            this.sentence = sentence;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            try {
                return super.read(bytes, from, length);
            } catch (IOException e) {
                throw new InputException(sentence, e);
            }
        }
    }
}
