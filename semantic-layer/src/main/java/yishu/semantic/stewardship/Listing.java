package yishu.semantic.stewardship;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import yishu.semantic.engine.Rows;
import yishu.semantic.question.Answer;

/** A table for people and programs, made row by row; it is written in every format of an answer. */
public final class Listing {
    private final List<Rows.Column> columns;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Listing(List<Rows.Column> columns) {
        this.columns = columns;
    }

    /** A table of these columns, {@code days:bigint}; of text where no type is named. */
    public static Listing of(String... columns) {
        return new Listing(Arrays.stream(columns)
                .map(it -> it.split(":", 2))
                .map(it -> new Rows.Column(it[0], it.length == 1 ? "varchar" : it[1]))
                .toList());
    }

    public void add(@Nullable Object... values) {
        rows.add(Arrays.asList(values));
    }

    /** Adds what must be said beside the rows. */
    public void note(String note) {
        notes.add(note);
    }

    public int size() {
        return rows.size();
    }

    public Answer answer() {
        return new Answer(new Rows(columns, rows), notes, List.of(), "");
    }
}
