package yishu.pipelines.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.check.Checked;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.read.Block;

/** The account that a load gives of itself in {@code ops}: every observation that was read is published or quarantined. */
final class Account {
    private final Dataset dataset;
    private final String load;
    private final List<Intake> intakes;
    private final Checked checked;
    private final List<LoadReport.FileCount> counts;

    /**
     * Gives the account of a load.
     *
     * @param load the id that it goes by in {@code ops}
     * @param candidates all observations
     * @param checked those that could be made out
     * @param quarantine those that are kept aside
     */
    Account(
            Dataset dataset,
            String load,
            List<Intake> intakes,
            Candidates candidates,
            Checked checked,
            Quarantine.Kept quarantine) {
        this.dataset = dataset;
        this.load = load;
        this.intakes = intakes;
        this.checked = checked;
        this.counts = counts(intakes, candidates, quarantine);
    }

    /** How many observations of each file are published and quarantined; a difference to what was read is our fault. */
    private static List<LoadReport.FileCount> counts(
            List<Intake> intakes, Candidates candidates, Quarantine.Kept quarantine) {
        List<LoadReport.FileCount> all = new ArrayList<>();
        for (Intake intake : intakes) {
            Candidates.Counts counts = candidates.counts(intake.file().hash());
            long found = quarantine.found().getOrDefault(intake.file().hash(), 0L);
            long good = counts.facts() - found;
            long bad = counts.rejected() + found;
            if (good + bad != counts.read() || counts.read() != intake.observations()) {
                throw new IllegalStateException(
                        "Cannot account for file '" + intake.file().name() + "': " + intake.observations() + " seen, "
                                + counts.read() + " read, " + good + " to publish, " + bad + " to quarantine");
            }
            all.add(new LoadReport.FileCount(intake.file().name(), counts.read(), good, bad));
        }
        return all;
    }

    /** How many observations are to be published. */
    long published() {
        return counts.stream().mapToLong(LoadReport.FileCount::published).sum();
    }

    /** How many are kept aside. */
    long quarantined() {
        return counts.stream().mapToLong(LoadReport.FileCount::quarantined).sum();
    }

    List<List<@Nullable Object>> lineage(Reading reading) {
        return new Lineage(dataset, load).rows(intakes, reading);
    }

    List<List<@Nullable Object>> files(boolean published) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int position = 0; position < intakes.size(); position++) {
            Intake intake = intakes.get(position);
            LoadReport.FileCount count = counts.get(position);
            rows.add(Arrays.asList(
                    load,
                    dataset.id(),
                    intake.file().hash(),
                    intake.file().name(),
                    intake.bytes(),
                    intake.encoding().orElse(null),
                    count.read(),
                    published ? count.published() : 0L,
                    count.quarantined(),
                    String.join(
                            "\n",
                            intake.blocks().stream()
                                    .map(Block::notes)
                                    .flatMap(List::stream)
                                    .toList())));
        }
        return rows;
    }

    List<List<@Nullable Object>> checks() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        checked.results()
                .forEach(it -> rows.add(Arrays.asList(
                        load,
                        dataset.id(),
                        it.name(),
                        it.severity().name().toLowerCase(Locale.ROOT),
                        it.passed(),
                        it.failed(),
                        it.finding())));
        return rows;
    }

    List<List<@Nullable Object>> run(
            Definition definition, String release, Instant started, Instant ended, LoadReport.Outcome outcome) {
        return List.of(Arrays.asList(
                load,
                dataset.id(),
                release,
                started,
                ended,
                counts.stream().mapToLong(LoadReport.FileCount::read).sum(),
                outcome == LoadReport.Outcome.PUBLISHED ? published() : 0L,
                quarantined(),
                outcome.name().toLowerCase(Locale.ROOT),
                definition.contract(),
                definition.source(),
                definition.codelists(),
                definition.normalizer()));
    }

    /** What is shown to the person who ran the load. */
    LoadReport report(LoadReport.Outcome outcome, String release, List<String> reasons) {
        return new LoadReport(dataset.id(), outcome, release, counts, checked.results(), reasons, 0);
    }
}
