package yishu.semantic.review;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import yishu.semantic.engine.Pinned;
import yishu.semantic.indicator.Classification;
import yishu.semantic.indicator.IndicatorName;
import yishu.semantic.indicator.Subjects;
import yishu.semantic.policy.Govern;
import yishu.semantic.question.Answer;
import yishu.semantic.question.Desk;
import yishu.semantic.question.Request;
import yishu.semantic.review.ReviewSpec.Per;

/** Asks for the values that a review compares, at the desk as every question. */
final class Figures {
    private final Subjects subjects;
    private final Desk desk;
    private final String user;
    private final Set<Pinned> read = new LinkedHashSet<>();
    private Classification mark = Classification.PUBLIC;

    Figures(Subjects subjects, Desk desk, String user) {
        this.subjects = subjects;
        this.desk = desk;
        this.user = user;
    }

    /** A figure by the members of a dimension and by period: 2024, 2024-Q1, 2024-03. */
    Panel panel(IndicatorName figure, String by, Per per) {
        restrict(subjects.classificationOf(subjects.indicator(figure)));
        boolean named = Objects.requireNonNull(
                        subjects.named(figure.subject()).dimensions().get(by), by)
                .isHierarchy();
        String keys = quoted(by) + ", " + (named ? quoted(by + "_name") : quoted(by) + " AS \"name\"") + ", \"year\""
                + (per == Per.YEAR ? "" : ", " + quoted(per.name().toLowerCase(Locale.ROOT)));
        String sql = "SELECT " + keys + ", " + quoted(figure.name()) + " AS \"figure\" FROM indicators."
                + quoted(figure.subject());
        Panel panel = new Panel();
        for (List<@Nullable Object> row : rows(sql)) {
            if (row.get(0) != null && row.get(row.size() - 1) instanceof Number value) {
                panel.put(
                        String.valueOf(row.get(0)),
                        String.valueOf(row.get(row.get(1) == null ? 0 : 1)),
                        period(row, per),
                        new BigDecimal(value.toString()));
            }
        }
        return panel;
    }

    private static String period(List<@Nullable Object> row, Per per) {
        String year = String.valueOf(row.get(2));
        return switch (per) {
            case YEAR -> year;
            case QUARTER -> year + "-Q" + row.get(3);
            case MONTH -> String.format(Locale.ROOT, "%s-%02d", year, ((Number) row.get(3)).intValue());
        };
    }

    List<List<@Nullable Object>> rows(String sql) {
        Answer answer = desk.answer(new Request(sql, Optional.empty(), user));
        read.addAll(answer.read());
        answer.read().stream().map(Govern::mark).forEach(this::restrict);
        return answer.rows().values();
    }

    private void restrict(Classification other) {
        mark = other.isAbove(mark) ? other : mark;
    }

    /** That of the most restricted figure or table that was asked for. */
    Classification mark() {
        return mark;
    }

    /** The tables that were read, each with its snapshot: {@code core.tax_invoices@42}. */
    String read() {
        return read.stream()
                .map(it -> it.name() + "@" + it.snapshot())
                .distinct()
                .sorted()
                .collect(Collectors.joining("; "));
    }

    static String quoted(String column) {
        return '"' + column + '"';
    }
}
