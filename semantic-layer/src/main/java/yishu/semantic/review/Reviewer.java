package yishu.semantic.review;

import java.util.ArrayList;
import java.util.List;
import yishu.semantic.indicator.Subjects;
import yishu.semantic.question.Desk;
import yishu.semantic.review.ReviewSpec.Check;
import yishu.semantic.review.ReviewSpec.Digits;
import yishu.semantic.review.ReviewSpec.GrowthApart;
import yishu.semantic.review.ReviewSpec.TooAlike;

/** Runs the checks of a review. */
public final class Reviewer {
    private final Figures figures;

    /** @param user who asks: what he may not see, he is not told by a finding either */
    public Reviewer(Subjects subjects, Desk desk, String user) {
        this.figures = new Figures(subjects, desk, user);
    }

    /** What does not hang together, in the order of the checks. */
    public List<Finding> review(ReviewSpec review) {
        List<Finding> findings = new ArrayList<>();
        review.checks().forEach(check -> findings.addAll(find(review, check)));
        return findings;
    }

    private List<Finding> find(ReviewSpec review, Check check) {
        if (check instanceof GrowthApart growth) {
            return new GrowthReview(review, growth, figures).find();
        }
        if (check instanceof TooAlike alike) {
            return new AlikeReview(review, alike, figures).find();
        }
        return new DigitReview(review, (Digits) check).find(figures);
    }
}
