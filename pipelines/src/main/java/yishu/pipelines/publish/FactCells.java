package yishu.pipelines.publish;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.normalize.Outcome;
import yishu.pipelines.normalize.Period;

/** Lays facts out as rows of core, in the order of {@link CoreTable#schema()}: one at a time, in the same cells. */
public final class FactCells {
    private final @Nullable Object[] cells;
    private final String file;
    private final String load;

    private @Nullable Period period;
    private @Nullable String timePeriod;
    private @Nullable String frequency;

    /** @param file the hash of the one that they stand in */
    public FactCells(int columns, String file, String load) {
        this.cells = new Object[columns];
        this.file = file;
        this.load = load;
    }

    public @Nullable Object[] of(Outcome.Fact fact) {
        List<@Nullable Object> values = fact.values();
        int at = 0;
        for (int value = 0; value < values.size(); value++) {
            cells[at++] = values.get(value);
        }
        tell(fact.period().orElse(null));
        cells[at++] = timePeriod;
        cells[at++] = frequency;
        cells[at++] = fact.status().name();
        cells[at++] = fact.footnote().isEmpty() ? null : fact.footnote();
        cells[at++] = fact.edition();
        cells[at++] = fact.publishedAt();
        cells[at++] = file;
        cells[at++] = fact.place().sheet();
        cells[at++] = fact.place().row();
        cells[at++] = fact.place().column();
        cells[at] = load;
        return cells;
    }

    /** Writes the period out, unless it is that of the row before. */
    private void tell(@Nullable Period told) {
        if (!Objects.equals(told, period)) {
            period = told;
            timePeriod = told == null ? null : told.toString();
            frequency = told == null ? null : told.frequency().name();
        }
    }
}
