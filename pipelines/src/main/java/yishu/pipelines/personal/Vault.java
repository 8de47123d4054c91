package yishu.pipelines.personal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import yishu.content.InputException;
import yishu.content.Settings;
import yishu.pipelines.contract.Contract;

/**
 * The keys of an installation, read when something needs them. {@code personal.keys} names their file; the variable
 * {@code YISHU_PERSONAL_KEYS} may also hold the keys themselves, {@code k1 <64 hexadecimal digits>}.
 */
public final class Vault {
    private static final String SETTING = "personal.keys";

    private final Supplier<Optional<KeyRing>> keys;
    private final String place;

    private Vault(String place, Supplier<Optional<KeyRing>> keys) {
        this.place = place;
        this.keys = keys;
    }

    /** As the settings say. */
    public static Vault of(Settings settings) {
        String text = settings.text(SETTING);
        if (text.strip().matches("(?s)k\\d+\\s.*")) {
            return new Vault("YISHU_PERSONAL_KEYS", () -> Optional.of(KeyRing.parse(text, "YISHU_PERSONAL_KEYS")));
        }
        Path path = settings.path(SETTING);
        KeyFile file = new KeyFile(path);
        return new Vault(path.toString(), () -> file.exists() ? Optional.of(file.read()) : Optional.empty());
    }

    /** The file of the keys that the settings name; the keys of a variable cannot be changed by a command. */
    public static KeyFile file(Settings settings) {
        if (settings.text(SETTING).strip().matches("(?s)k\\d+\\s.*")) {
            throw new InputException("Cannot change keys: the variable YISHU_PERSONAL_KEYS holds them;"
                    + " change them where it is set, or let it name a file");
        }
        return new KeyFile(settings.path(SETTING));
    }

    /** All keys. */
    public KeyRing keys() {
        return keys.get()
                .orElseThrow(() -> new InputException("Cannot find keys '" + place + "': there is no such file;"
                        + " make one with `./yishu keys new`, or name it in the setting " + SETTING));
    }

    /** How persons are named in the tables of a contract; none if it has no personal column. */
    public Optional<Pseudonyms> pseudonyms(Contract contract) {
        if (!contract.isPersonal()) {
            return Optional.empty();
        }
        KeyRing ring = keys.get()
                .orElseThrow(() -> new InputException("Cannot load: " + contract.file()
                        + " has personal columns, and there is no key to hash them with; make one with"
                        + " `./yishu keys new`, which writes '" + place + "'"));
        return Optional.of(new Pseudonyms(ring.current()));
    }
}
