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

    /** The property of a table that says so. */
    public static final String CLASSIFICATION = "yishu.classification";

    private final Subjects subjects;

    public Govern(Subjects subjects) {
        this.subjects = subjects;
    }

    /** A derived figure is as restricted as the most restricted of its parts. */
    public void checkFigures(Collection<Indicator> figures, String user) {
        for (Indicator figure : figures) {
            if (!mayShow(figure, user)) {
                throw refused("figure '" + figure.name() + "'", subjects.classificationOf(figure));
            }
        }
    }

    public boolean mayShow(Indicator figure, String user) {
        return mayShow(subjects.classificationOf(figure), user);
    }

    public void checkTables(Collection<Pinned> tables, String user) {
        for (Pinned table : tables) {
            Classification mark = mark(table);
            if (!mayShow(mark, user)) {
                throw refused("table '" + table.name() + "'", mark);
            }
        }
    }

    /** How restricted a table is. */
    public static Classification mark(Pinned table) {
        return Classification.of(table.properties().getOrDefault(CLASSIFICATION, ""));
    }

    private static boolean mayShow(Classification classification, String user) {
        boolean anonymous = user.isEmpty() || user.equals(ANONYMOUS);
        return !anonymous || !classification.isAbove(Classification.INTERNAL);
    }

    private static InputException refused(String what, Classification classification) {
        return new InputException(
                "Cannot show " + what + ": it is " + classification + ", and nobody is named as asking");
    }
}
