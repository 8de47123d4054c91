package yishu.semantic.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import yishu.semantic.indicator.Bilingual;
import yishu.semantic.indicator.Classification;

/** What a second run of a review puts on record beside the first. */
class RecordingTest {
    private static final String CHECK = "output grows as sales do";
    private final List<Entry> record = new ArrayList<>();

    private static Reviewed reviewed(String snapshot, String... values) {
        ReviewSpec review =
                new ReviewSpec("output", new Bilingual("Output", "产出"), "region", ReviewSpec.Per.YEAR, List.of());
        List<Finding> findings = new ArrayList<>();
        for (String value : values) {
            String member = value.substring(0, 6);
            findings.add(new Finding(
                    "output",
                    CHECK,
                    List.of(member),
                    "2024",
                    4.2,
                    member + " grew more",
                    List.of(new Finding.Evidence("accounts.gdp", "region=" + member, "2024", value.substring(7)))));
        }
        return new Reviewed(review, findings, Map.of(CHECK, "core.accounts@" + snapshot), Classification.INTERNAL);
    }

    private List<Entry> run(String snapshot, String... values) {
        List<Entry> entries = new Recording(
                        Findings.last(record), record.size() + 1, "run", "wang", Instant.parse("2026-03-02T04:00:00Z"))
                .of(reviewed(snapshot, values));
        record.addAll(entries);
        return entries;
    }

    private void explain() {
        Entry last = record.get(record.size() - 1);
        record.add(new Entry(
                record.size() + 1,
                last.finding(),
                Status.EXPLAINED,
                last.run(),
                last.what(),
                last.read(),
                last.foundAt(),
                "li",
                last.at(),
                "a new plant",
                last.number()));
    }

    @Test
    void nothingIsRecordedTwiceAtOneSnapshot() {
        assertThat(run("1", "990101=5", "990102=6"))
                .extracting(Entry::status)
                .containsExactly(Status.OPEN, Status.OPEN);
        assertThat(run("1", "990101=5", "990102=6")).isEmpty();
        explain();
        assertThat(run("1", "990101=5", "990102=6")).as("explained meanwhile").isEmpty();
        assertThat(record)
                .extracting(Entry::finding)
                .startsWith(reviewed("1", "990101=9").findings().get(0).id());
    }

    @Test
    void anExplanationHoldsForAsLongAsTheEvidenceDoes() {
        run("1", "990101=5");
        explain();
        assertThat(run("2", "990101=5")).singleElement().satisfies(it -> {
            assertThat(it.status()).isEqualTo(Status.EXPLAINED);
            assertThat(it.reason()).isEqualTo("a new plant");
            assertThat(it.supersedes()).isEqualTo(2);
        });
        assertThat(run("3", "990101=7")).singleElement().satisfies(it -> {
            assertThat(it.status()).isEqualTo(Status.OPEN);
            assertThat(it.reason()).isEmpty();
        });
    }

    @Test
    void whatIsNotFoundAnyMoreIsGoneOnceAndOpenWhenItComesBack() {
        run("1", "990101=5", "990102=6");
        assertThat(run("2", "990102=6")).extracting(Entry::status).containsExactly(Status.OPEN, Status.GONE);
        assertThat(run("2", "990102=6")).isEmpty();
        assertThat(run("3", "990102=6", "990101=5"))
                .extracting(Entry::status)
                .containsExactly(Status.OPEN, Status.OPEN);
    }
}
