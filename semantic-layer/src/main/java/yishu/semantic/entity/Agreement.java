package yishu.semantic.entity;

/**
 * How far two records agree in one respect, and what that is worth as evidence.
 *
 * <p>By Fellegi and Sunter, <i>A Theory for Record Linkage</i> (JASA 64, 1969): an agreement that {@code m} of the pairs
 * have which are the same thing, and {@code u} of those which are not, is worth {@code m / u}.
 *
 * @param m share of true pairs that agree so far
 * @param u share of other pairs that agree so far by chance
 * @param reason in words; empty where it says nothing
 */
record Agreement(double m, double u, String reason) {
    /** One of the two does not say. */
    static final Agreement UNKNOWN = new Agreement(1, 1, "");

    double weight() {
        return m / u;
    }
}
