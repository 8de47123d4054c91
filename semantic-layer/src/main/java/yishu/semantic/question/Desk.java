package yishu.semantic.question;

/** Answers questions: the one path that every door takes. */
public interface Desk {
    /** Answers, or throws an {@link yishu.content.InputException} whose message says what to mend in the question. */
    Answer answer(Request request);

    /** The SQL and the steps that would answer, without running it. */
    String explain(Request request);
}
