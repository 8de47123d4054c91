package yishu.semantic.entity;

/**
 * What is held of two records.
 *
 * @param same whether they are about one thing
 * @param decided whether a person said so
 * @param says who or what does: {@code decision 3 by wang}
 */
record Link(Mention left, Mention right, boolean same, boolean decided, String says) {
    static Link of(Decision decision) {
        return new Link(decision.left(), decision.right(), decision.same(), true, decision.toString());
    }

    /** The other one of the two. */
    Mention beside(String id) {
        return left.id().equals(id) ? right : left;
    }

    @Override
    public String toString() {
        return left + (same ? " is " : " is not ") + right + " (" + says + ")";
    }
}
