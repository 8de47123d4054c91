package yishu.pipelines.normalize;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of one observation of a file: every one that was read is one of the two. */
public sealed interface Outcome {
    Place place();

    /**
     * Where it stands.
     *
     * @param sheet of a workbook; empty for a file without sheets
     * @param row from 1
     * @param column from 1; null when the observation is a whole row
     */
    record Place(String sheet, int row, @Nullable Integer column) implements Serializable {}

    /**
     * A row for core.
     *
     * @param values in the order of the contract's properties: String, BigDecimal, Long, LocalDate, or null
     * @param period that it is about, if the dataset has one
     * @param status OBS_STATUS
     * @param footnote the texts that annotate it, or empty
     * @param edition of the figure
     * @param publishedAt by the contract's rule
     */
    record Fact(
            Place place,
            List<@Nullable Object> values,
            Optional<Period> period,
            ObservationStatus status,
            String footnote,
            String edition,
            Instant publishedAt)
            implements Outcome {}

    /**
     * A row for quarantine.
     *
     * @param property that could not be made out
     * @param text as received
     * @param reason in a sentence
     * @param candidates what may have been meant
     */
    record Rejected(Place place, String property, String text, String reason, List<String> candidates)
            implements Outcome {
        /** One for all that was found wrong in an observation: that of the first property, with every reason. */
        static Rejected together(List<Rejected> all) {
            Rejected first = all.get(0);
            if (all.size() == 1) {
                return first;
            }
            String reasons =
                    all.stream().map(it -> it.property() + ": " + it.reason()).collect(Collectors.joining("; "));
            List<String> candidates =
                    all.stream().flatMap(it -> it.candidates().stream()).toList();
            return new Rejected(first.place(), first.property(), first.text(), reasons, candidates);
        }
    }
}
