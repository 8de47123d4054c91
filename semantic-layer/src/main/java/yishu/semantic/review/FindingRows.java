package yishu.semantic.review;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import yishu.semantic.engine.Rows;

/** Findings as rows that every format can write. */
public final class FindingRows {
    private static final List<Rows.Column> COLUMNS = List.of(
            new Rows.Column("id", "varchar"),
            new Rows.Column("review", "varchar"),
            new Rows.Column("check", "varchar"),
            new Rows.Column("members", "varchar"),
            new Rows.Column("period", "varchar"),
            new Rows.Column("measure", "double"),
            new Rows.Column("finding", "varchar"),
            new Rows.Column("evidence", "varchar"));

    private FindingRows() {}

    public static Rows of(List<Finding> findings) {
        List<List<@Nullable Object>> values = new ArrayList<>();
        for (Finding it : findings) {
            List<@Nullable Object> row = new ArrayList<>(List.of(
                    it.id(), it.review(), it.check(), key(it), it.period(), it.measure(), it.said(), evidence(it)));
            values.add(row);
        }
        return new Rows(COLUMNS, values);
    }

    /** The codes of the members that a finding is about; empty: all together. */
    static String key(Finding finding) {
        return String.join("; ", finding.members());
    }

    /** The values that a finding rests on. */
    static String evidence(Finding finding) {
        return finding.evidence().stream().map(FindingRows::text).collect(Collectors.joining("; "));
    }

    /** A value as it is asked for: {@code accounts.gdp region=990223 period=2024: 12.5}. */
    public static String text(Finding.Evidence evidence) {
        return evidence.figure() + " " + evidence.key()
                + (evidence.period().isEmpty() ? "" : " period=" + evidence.period()) + ": " + evidence.value();
    }
}
