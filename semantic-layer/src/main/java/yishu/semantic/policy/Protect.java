package yishu.semantic.policy;

/**
 * Which cells are too thin to be shown. It is written into the cells themselves, so that neither HAVING nor an outer
 * query can see what is not shown.
 */
public final class Protect {
    private Protect() {}

    /**
     * A value that is NULL where it was made of fewer facts than it must be; no facts at all disclose nothing.
     *
     * @param value SQL
     * @param facts SQL: how many facts it was made of
     */
    public static String cell(String value, String facts, int minimum) {
        return minimum <= 1
                ? value
                : "CASE WHEN " + facts + " > 0 AND " + facts + " < " + minimum + " THEN NULL ELSE " + value + " END";
    }
}
