package yishu.pipelines.check;

/**
 * What is known of the keys of a load before its rows are looked at, from their hashes.
 *
 * @param areUnique for certain no key stands twice in one edition
 * @param areNew for certain none of them was released before
 */
public record KeyFacts(boolean areUnique, boolean areNew) {
    /** Nothing is known. */
    public static final KeyFacts NONE = new KeyFacts(false, false);
}
