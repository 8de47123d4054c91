package yishu.semantic.review;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import yishu.semantic.indicator.IndicatorName;
import yishu.semantic.indicator.Subjects;
import yishu.semantic.question.Desk;
import yishu.semantic.question.Request;

/** Asks for the values that a review compares, at the desk as every question. */
final class Figures {
    private final Subjects subjects;
    private final Desk desk;
    private final String user;

    Figures(Subjects subjects, Desk desk, String user) {
        this.subjects = subjects;
        this.desk = desk;
        this.user = user;
    }

    /** A figure by the members of a dimension and by period. */
    Panel panel(IndicatorName figure, String by) {
        String member = quoted(by);
        boolean named = subjects.named(figure.subject()).dimensions().get(by).isHierarchy();
        String name = named ? quoted(by + "_name") : member;
        String sql = "SELECT " + member + ", " + name + ", \"period\", " + quoted(figure.name()) + " FROM indicators."
                + quoted(figure.subject()) + " GROUP BY " + member + ", " + name + ", \"period\"";
        Panel panel = new Panel();
        for (List<@Nullable Object> row : rows(sql)) {
            if (row.get(0) != null && row.get(2) != null && row.get(3) instanceof Number value) {
                panel.put(
                        String.valueOf(row.get(0)),
                        row.get(1) == null ? String.valueOf(row.get(0)) : String.valueOf(row.get(1)),
                        String.valueOf(row.get(2)),
                        new BigDecimal(value.toString()));
            }
        }
        return panel;
    }

    List<List<@Nullable Object>> rows(String sql) {
        return desk.answer(new Request(sql, Optional.empty(), user)).rows().values();
    }

    static String quoted(String column) {
        return '"' + column + '"';
    }
}
