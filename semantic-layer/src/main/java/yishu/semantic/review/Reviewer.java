package yishu.semantic.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.semantic.indicator.Classification;
import yishu.semantic.indicator.Subjects;
import yishu.semantic.question.Desk;
import yishu.semantic.review.ReviewSpec.Check;
import yishu.semantic.review.ReviewSpec.Digits;
import yishu.semantic.review.ReviewSpec.GrowthApart;
import yishu.semantic.review.ReviewSpec.TooAlike;

/** Runs the reviews of an installation. */
public final class Reviewer {
    private final Subjects subjects;
    private final Desk desk;
    private final Map<String, ReviewSpec> reviews = new LinkedHashMap<>();

    public Reviewer(Subjects subjects, Desk desk, List<ReviewSpec> reviews) {
        this.subjects = subjects;
        this.desk = desk;
        reviews.forEach(it -> this.reviews.put(it.name(), it));
    }

    /** Those of the given names, or all. */
    public List<ReviewSpec> named(List<String> names) {
        return names.isEmpty()
                ? List.copyOf(reviews.values())
                : names.stream().map(this::named).toList();
    }

    private ReviewSpec named(String name) {
        ReviewSpec found = reviews.get(name);
        if (found == null) {
            throw new InputException("Cannot find review '" + name + "'" + Nearest.hint(name, reviews.keySet()));
        }
        return found;
    }

    /**
     * What does not hang together, in the order of the checks.
     *
     * @param user who asks: what he may not see, he is not told by a finding either
     */
    public Reviewed review(ReviewSpec review, String user) {
        List<Finding> findings = new ArrayList<>();
        Map<String, String> read = new LinkedHashMap<>();
        Classification mark = Classification.PUBLIC;
        for (Check check : review.checks()) {
            Figures figures = new Figures(subjects, desk, user);
            findings.addAll(find(review, check, figures));
            read.put(check.name(), figures.read());
            mark = figures.mark().isAbove(mark) ? figures.mark() : mark;
        }
        return new Reviewed(review, findings, read, mark);
    }

    private static List<Finding> find(ReviewSpec review, Check check, Figures figures) {
        if (check instanceof GrowthApart growth) {
            return new GrowthReview(review, growth, figures).find();
        }
        if (check instanceof TooAlike alike) {
            return new AlikeReview(review, alike, figures).find();
        }
        return new DigitReview(review, (Digits) check).find(figures);
    }
}
