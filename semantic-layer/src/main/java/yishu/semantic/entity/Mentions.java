package yishu.semantic.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import yishu.semantic.indicator.Classification;
import yishu.semantic.policy.Govern;
import yishu.semantic.question.Answer;
import yishu.semantic.question.Desk;
import yishu.semantic.question.Request;

/** Asks, at the desk as every question, what a table says of the things of a kind. */
public final class Mentions {
    private final Desk desk;
    private final String user;
    private Classification mark = Classification.PUBLIC;

    public Mentions(Desk desk, String user) {
        this.desk = desk;
        this.user = user;
    }

    /** Each thing as the table tells it, with how many rows tell it so. */
    public List<Mention> of(EntitySpec.Columns columns) {
        List<String> said = new ArrayList<>(List.of(quoted(columns.code()), quoted(columns.name())));
        columns.place().map(Mentions::quoted).ifPresent(said::add);
        columns.address().map(Mentions::quoted).ifPresent(said::add);
        String list = String.join(", ", said);
        String sql = "SELECT " + list + ", COUNT(*) AS \"rows\" FROM " + columns.table() + " GROUP BY " + list
                + " ORDER BY " + list;
        Answer answer = desk.answer(new Request(sql, Optional.empty(), user));
        answer.read().stream().map(Govern::mark).filter(it -> it.isAbove(mark)).forEach(it -> mark = it);
        List<Mention> mentions = new ArrayList<>();
        for (List<@Nullable Object> row : answer.rows().values()) {
            int place = columns.place().isPresent() ? 2 : -1;
            int address = columns.address().isPresent()
                    ? 2 + columns.place().map(any -> 1).orElse(0)
                    : -1;
            mentions.add(new Mention(
                    columns.table(),
                    text(row, 0),
                    text(row, 1),
                    text(row, place),
                    text(row, address),
                    ((Number) row.get(row.size() - 1)).longValue()));
        }
        return mentions;
    }

    /** That of the most restricted table that was asked. */
    Classification mark() {
        return mark;
    }

    private static String text(List<@Nullable Object> row, int column) {
        Object value = column < 0 ? null : row.get(column);
        return value == null ? "" : value.toString();
    }

    private static String quoted(String column) {
        return '"' + column + '"';
    }
}
