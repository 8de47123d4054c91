package yishu.pipelines.personal;

import java.util.List;
import java.util.Optional;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.pipelines.contract.Personal;

/**
 * Whom an erasure is about: a type and a text, {@code id_number 11010519491231002X}, or the pseudonym that stands for it.
 * Its own text is the type alone.
 */
public final class Person {
    private final Personal type;
    private final String plain;
    private final List<Pseudonyms> keys;

    private Person(Personal type, String plain, List<Pseudonyms> keys) {
        this.type = type;
        this.plain = plain;
        this.keys = keys;
    }

    /** Reads {@code TYPE TEXT}; what is wrong is told without the text. */
    public static Person parse(String line, KeyRing ring) {
        String[] words = line.strip().split("\\s+", 2);
        Personal type = Personal.of(words[0])
                .orElseThrow(() -> new InputException("Cannot tell whom to erase: a line says a type ("
                        + String.join(", ", Personal.texts()) + ") and then the text or the hash of the person"
                        + Nearest.hint(words[0].length() > 12 ? "" : words[0], Personal.texts())));
        String plain = words.length < 2 ? "" : words[1].strip();
        if (!Pseudonyms.isOne(plain)) {
            plain = PlainText.of(type, plain);
            type.format()
                    .flatMap(standard -> Identifiers.fault(standard, PlainText.of(type, words[1])))
                    .ifPresent(fault -> {
                        throw new InputException("Cannot tell whom to erase: the " + type.text() + " " + fault);
                    });
        }
        if (plain.isEmpty()) {
            throw new InputException("Cannot tell whom to erase: no text follows '" + type.text() + "'");
        }
        return new Person(
                type, plain, ring.versions().stream().map(Pseudonyms::new).toList());
    }

    public Personal type() {
        return type;
    }

    /** The text, where it was told and not its hash alone. */
    public Optional<String> text() {
        return Pseudonyms.isOne(plain) ? Optional.empty() : Optional.of(plain);
    }

    /** Whether a text of a file is this person's. */
    public boolean isMeant(Personal other, String text) {
        if (other != type) {
            return false;
        }
        return Pseudonyms.isOne(plain)
                ? keys.stream().anyMatch(it -> it.of(type, text).equals(plain))
                : PlainText.of(type, text).equals(plain);
    }

    /** What stands for the person in tables, under each key that there is. */
    public List<String> pseudonyms() {
        return Pseudonyms.isOne(plain)
                ? List.of(plain)
                : keys.stream().map(it -> it.of(type, plain)).toList();
    }

    @Override
    public String toString() {
        return "a person's " + type.text();
    }
}
