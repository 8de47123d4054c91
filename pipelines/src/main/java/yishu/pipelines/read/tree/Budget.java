package yishu.pipelines.read.tree;

/** How much of a unit may be in memory: 16 MB of text. */
final class Budget {
    static final int MOST = 1 << 24;

    /** What a name or a text costs beside its letters. */
    private static final int EACH = 8;

    private int taken;

    void take(int letters, Place place) {
        taken += letters + EACH;
        if (taken > MOST) {
            throw place.refusal(
                    "a record is larger than 16 MB; say by 'records' where the records stand in it, if it is none");
        }
    }
}
