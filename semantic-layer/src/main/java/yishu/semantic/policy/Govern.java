package yishu.semantic.policy;

import java.util.Collection;
import yishu.content.InputException;
import yishu.semantic.engine.Pinned;
import yishu.semantic.indicator.Classification;
import yishu.semantic.indicator.Indicator;
import yishu.semantic.indicator.Subjects;

/** The third step: whether this asker may read these figures and tables. Nobody by name sees what is above internal. */
public final class Govern {
    public static final String ANONYMOUS = "anonymous";

    private final Subjects subjects;

    public Govern(Subjects subjects) {
        this.subjects = subjects;
    }

    /** A derived figure is as restricted as the most restricted of its parts. */
    public void checkFigures(Collection<Indicator> figures, String user) {
        figures.forEach(figure -> check("figure '" + figure.name() + "'", subjects.classificationOf(figure), user));
    }

    public void checkTables(Collection<Pinned> tables, String user) {
        for (Pinned table : tables) {
            String mark = table.properties().getOrDefault("yishu.classification", "");
            check("table '" + table.name() + "'", Classification.of(mark), user);
        }
    }

    private static void check(String what, Classification classification, String user) {
        boolean anonymous = user.isEmpty() || user.equals(ANONYMOUS);
        if (anonymous && classification.isAbove(Classification.INTERNAL)) {
            throw new InputException(
                    "Cannot show " + what + ": it is " + classification + ", and nobody is named as asking");
        }
    }
}
