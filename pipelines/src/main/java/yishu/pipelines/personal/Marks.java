package yishu.pipelines.personal;

import java.util.Set;
import yishu.content.InputException;
import yishu.pipelines.contract.Personal;

/**
 * Those whose data was erased, by marks: hashes under a key that is used for nothing else, so that a mark is found in no
 * table and tells nothing, and yet the person is recognized when a department sends the data again.
 */
public final class Marks {
    private final Key key;
    private final Set<String> marks;

    /** @param marks those that were set */
    public Marks(KeyRing ring, Set<String> marks) {
        this.key = ring.erased()
                .orElseThrow(() -> new InputException("Cannot tell whose data was erased: the keys hold none called '"
                        + KeyRing.ERASED + "'; put back the one that `./yishu keys new` made"));
        this.marks = Set.copyOf(marks);
    }

    /** The mark of a text. */
    public String of(Personal type, String text) {
        return Pseudonyms.hash(key, type, PlainText.of(type, text));
    }

    /** Whether a text is that of someone whose data was erased. */
    public boolean holds(Personal type, String text) {
        return marks.contains(of(type, text));
    }
}
