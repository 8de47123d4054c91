package yishu.semantic.audit;

import yishu.content.InputException;
import yishu.semantic.question.Answer;
import yishu.semantic.question.Desk;
import yishu.semantic.question.Request;

/** A desk whose every question is recorded: before it is answered, and how it ended. */
public final class AuditedDesk implements Desk {
    private final Desk desk;
    private final Audit audit;

    public AuditedDesk(Desk desk, Audit audit) {
        this.desk = desk;
        this.audit = audit;
    }

    @Override
    public Answer answer(Request request) {
        String question = audit.asked(request);
        try {
            Answer answer = desk.answer(request);
            audit.answered(question, answer.rows().values().size(), answer.read());
            return answer;
        } catch (InputException e) {
            audit.unanswered(question, "refused", String.valueOf(e.getMessage()));
            throw e;
        } catch (RuntimeException | Error e) {
            audit.unanswered(question, "failed", String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /** Not recorded: it shows how a question would be answered, and no figure. */
    @Override
    public String explain(Request request) {
        return desk.explain(request);
    }
}
