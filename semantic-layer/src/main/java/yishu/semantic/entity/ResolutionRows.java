package yishu.semantic.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import yishu.semantic.engine.Rows;
import yishu.semantic.entity.Resolution.Candidate;
import yishu.semantic.entity.Resolution.State;

/** Resolutions as rows that every format can write: a row for each candidate, and one for a mention without any. */
public final class ResolutionRows {
    private static final List<Rows.Column> COLUMNS = List.of(
            new Rows.Column("record", "varchar"),
            new Rows.Column("table", "varchar"),
            new Rows.Column("code", "varchar"),
            new Rows.Column("name", "varchar"),
            new Rows.Column("place", "varchar"),
            new Rows.Column("rows", "bigint"),
            new Rows.Column("state", "varchar"),
            new Rows.Column("candidate", "varchar"),
            new Rows.Column("candidate_name", "varchar"),
            new Rows.Column("score", "double"),
            new Rows.Column("reasons", "varchar"),
            new Rows.Column("decided", "varchar"));

    private ResolutionRows() {}

    /** @param shown which of the rows, by what is known of its two */
    public static Rows of(List<Resolution> resolutions, Predicate<State> shown) {
        List<List<@Nullable Object>> values = new ArrayList<>();
        for (Resolution resolution : resolutions) {
            if (resolution.candidates().isEmpty() && shown.test(State.UNKNOWN)) {
                values.add(row(resolution, null));
            }
            resolution.candidates().stream()
                    .filter(it -> shown.test(it.state()))
                    .forEach(it -> values.add(row(resolution, it)));
        }
        return new Rows(COLUMNS, values);
    }

    private static List<@Nullable Object> row(Resolution resolution, @Nullable Candidate candidate) {
        Mention mention = resolution.mention();
        List<@Nullable Object> row = new ArrayList<>();
        row.add(mention.id());
        row.add(mention.table().toString());
        row.add(mention.code());
        row.add(mention.name());
        row.add(mention.place());
        row.add(mention.rows());
        State state = candidate == null ? State.UNKNOWN : candidate.state();
        row.add(state.name().toLowerCase(Locale.ROOT));
        row.add(candidate == null ? null : candidate.registered().code());
        row.add(candidate == null ? null : candidate.registered().name());
        row.add(candidate == null ? null : Math.round(candidate.score() * 1e4) / 1e4);
        row.add(candidate == null ? null : String.join("; ", candidate.reasons()));
        row.add(candidate == null ? null : candidate.says());
        return row;
    }
}
