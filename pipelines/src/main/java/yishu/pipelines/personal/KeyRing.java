package yishu.pipelines.personal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import yishu.content.InputException;

/**
 * Keys as a file of them says: a name and 64 hexadecimal digits on each line. {@code k1}, {@code k2} ... are versions, of
 * which the last is in use and those before it are there to recognize what was made with them; {@code erased} marks the
 * persons whose data was erased, and is never replaced.
 */
public final class KeyRing {
    static final String ERASED = "erased";
    private static final Pattern LINE = Pattern.compile("(k[1-9]\\d{0,5}|" + ERASED + ")\\s+([0-9a-fA-F]{64})");

    private final List<Key> versions;
    private final Optional<Key> erased;

    KeyRing(List<Key> versions, Optional<Key> erased) {
        this.versions =
                versions.stream().sorted(Comparator.comparingInt(Key::version)).toList();
        this.erased = erased;
    }

    /**
     * Reads the lines of a file of keys.
     *
     * @param place where they stand, for messages; they never quote a line
     */
    static KeyRing parse(String text, String place) {
        List<Key> versions = new ArrayList<>();
        Optional<Key> erased = Optional.empty();
        int number = 0;
        for (String line : text.split("\\R|,", -1)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Matcher matcher = LINE.matcher(line.strip());
            if (!matcher.matches()) {
                throw new InputException("Cannot read keys '" + place + "': line " + number
                        + " is not a name (k1, k2 ... or erased) and 64 hexadecimal digits");
            }
            Key key = new Key(matcher.group(1), java.util.HexFormat.of().parseHex(matcher.group(2)));
            if (key.name().equals(ERASED)) {
                erased = Optional.of(key);
            } else if (versions.stream().anyMatch(it -> it.name().equals(key.name()))) {
                throw new InputException("Cannot read keys '" + place + "': '" + key.name() + "' stands twice");
            } else {
                versions.add(key);
            }
        }
        if (versions.isEmpty()) {
            throw new InputException(
                    "Cannot read keys '" + place + "': it holds none; make one with `./yishu keys new`");
        }
        return new KeyRing(versions, erased);
    }

    /** All versions, the oldest first. */
    public List<Key> versions() {
        return versions;
    }

    /** The version in use. */
    public Key current() {
        return versions.get(versions.size() - 1);
    }

    /** Marks those whose data was erased. */
    Optional<Key> erased() {
        return erased;
    }

    String text() {
        StringBuilder lines = new StringBuilder();
        versions.forEach(it ->
                lines.append(it.name()).append(' ').append(it.hexadecimal()).append('\n'));
        erased.ifPresent(it ->
                lines.append(it.name()).append(' ').append(it.hexadecimal()).append('\n'));
        return lines.toString();
    }

    @Override
    public String toString() {
        return versions.toString();
    }
}
