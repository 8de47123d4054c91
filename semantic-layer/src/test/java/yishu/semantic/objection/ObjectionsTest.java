package yishu.semantic.objection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.CodeList;
import yishu.content.InputException;
import yishu.content.Problems;
import yishu.content.WorkingDays;
import yishu.semantic.engine.DuckDbEngine;
import yishu.semantic.engine.Engine;
import yishu.semantic.engine.TestWarehouse;
import yishu.semantic.engine.Warehouse;
import yishu.semantic.plan.Doubt;

/** From raising to the archive, one step at a time, and no step that may not be taken. */
class ObjectionsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Target CELL =
            new Target("counties.gdp", Map.of("region", "990222"), List.of("statistics/gdp"));

    private final TestWarehouse written;
    private Warehouse warehouse;
    private Engine engine;

    ObjectionsTest(@TempDir Path folder) {
        written = new TestWarehouse(folder);
    }

    @BeforeEach
    void open() {
        written.append(
                written.create(
                        "ops.runs",
                        Map.of(),
                        text(1, "load_id"),
                        text(2, "dataset"),
                        text(3, "release"),
                        Types.NestedField.optional(4, "ended_at", Types.TimestampType.withZone()),
                        text(5, "outcome")),
                "SELECT 'old', 'statistics/gdp', 'release-2026-01-05.1', TIMESTAMPTZ '2026-01-05 02:00:00+00', 'published'"
                        + " UNION ALL SELECT 'new', 'statistics/gdp', 'release-2026-03-20.1',"
                        + " TIMESTAMPTZ '2026-03-20 02:00:00+00', 'published'");
        written.append(
                written.create(
                        "ops.files",
                        Map.of(),
                        text(1, "load_id"),
                        text(2, "dataset"),
                        text(3, "file_hash"),
                        text(4, "file_name")),
                "SELECT 'old', 'statistics/gdp', 'aaaa', '年报.csv' UNION ALL"
                        + " SELECT 'new', 'statistics/gdp', 'bbbb', '年报（更正）.csv'");
        warehouse = Warehouse.open(written.settings());
        engine = DuckDbEngine.over(warehouse, ZONE);
    }

    private static Types.NestedField text(int id, String name) {
        return Types.NestedField.optional(id, name, Types.StringType.get());
    }

    @AfterEach
    void close() {
        engine.close();
        warehouse.close();
        written.close();
    }

    /** The objections as they are at noon of a day. */
    private Objections on(String day) {
        return new Objections(warehouse, engine, Clock.fixed(Instant.parse(day + "T04:00:00Z"), ZoneOffset.UTC), ZONE);
    }

    private Objection accepted() {
        on("2026-03-02").raise(CELL, "wang", "it is 58.60", "年鉴第12页");
        return on("2026-03-03").accept("2026-1", "li", "");
    }

    @Test
    void followsAnUpheldOneFromRaisingToTheArchive() {
        assertThat(on("2026-03-02").all()).isEmpty();
        accepted();
        assertThat(on("2026-03-03").doubts())
                .extracting(Doubt::words)
                .containsExactly("objection 异议 2026-1 to counties.gdp region=990222, accepted 2026-03-03,"
                        + " is being verified");
        on("2026-03-10").verify("2026-1", "zhao", true, "the cell was misread", "原始凭证.pdf");
        assertThat(on("2026-03-10").doubts()).singleElement().satisfies(it -> assertThat(it.words())
                .endsWith("was upheld, and a correction is to come"));
        on("2026-03-21").withdraw("2026-1", "li", "corrected", "年报（更正）.csv");
        assertThat(on("2026-03-21").doubts()).isEmpty();
        Objection done = on("2026-03-22").archive("2026-1", "li", "");

        assertThat(done.state()).isEqualTo(State.ARCHIVED);
        assertThat(done.outcome()).isEqualTo("upheld");
        assertThat(done.correction()).isEqualTo("年报（更正）.csv");
        assertThat(done.events()).extracting(Event::step).containsExactly(Step.values());
        assertThat(done.events()).extracting(Event::by).containsExactly("wang", "li", "zhao", "li", "li");
        assertThat(done.events().get(0).evidence()).isEqualTo("年鉴第12页");
        assertThat(done.target()).isEqualTo(CELL);
        assertThat(done.at(Step.ACCEPT)).contains(Instant.parse("2026-03-03T04:00:00Z"));
        // What another program reads: one row for each event, none of them changed.
        assertThat(engine.run(
                                "SELECT \"step\", \"state\" FROM \"ops.objections\" ORDER BY \"event\"",
                                List.of(warehouse.pin(yishu.semantic.engine.TableName.parse("ops.objections"))))
                        .values())
                .containsExactly(
                        List.of("raise", "raised"),
                        List.of("accept", "accepted"),
                        List.of("verify", "verified"),
                        List.of("withdraw", "withdrawn"),
                        List.of("archive", "archived"));
    }

    @Test
    void numbersThemByYear() {
        on("2025-12-31").raise(CELL, "wang", "wrong", "");
        on("2026-01-01").raise(CELL, "wang", "wrong", "");
        on("2026-01-02").raise(CELL, "wang", "wrong", "");
        assertThat(on("2026-01-02").all()).extracting(Objection::id).containsExactly("2025-1", "2026-1", "2026-2");
    }

    @Test
    void refusesAStepOutOfTurnAndNamesThoseThatMayBeTaken() {
        on("2026-03-02").raise(CELL, "wang", "wrong", "");
        Objections now = on("2026-03-03");
        assertThatThrownBy(() -> now.verify("2026-1", "li", true, "so it is", ""))
                .isInstanceOf(InputException.class)
                .hasMessage("Cannot verify objection '2026-1': it is raised; what can be done with it is accept or"
                        + " archive");
        assertThatThrownBy(() -> now.withdraw("2026-1", "li", "", ""))
                .hasMessageContaining("it is raised; what can be done with it is accept or archive");
        now.accept("2026-1", "li", "");
        assertThatThrownBy(() -> now.accept("2026-1", "li", ""))
                .hasMessageContaining("it is accepted; what can be done with it is verify");
        assertThatThrownBy(() -> now.archive("2026-1", "li", "")).hasMessageContaining("is verify");
        assertThatThrownBy(() -> now.accept("2026-11", "li", ""))
                .hasMessage("Cannot find objection '2026-11'; did you mean '2026-1'?");
        assertThat(now.named("2026-1").events()).as("nothing was written").hasSize(2);
    }

    @Test
    void isVerifiedByAnotherPersonThanTheOneWhoRaisedIt() {
        accepted();
        assertThatThrownBy(() -> on("2026-03-04").verify("2026-1", "Wang", false, "it is right", ""))
                .isInstanceOf(InputException.class)
                .hasMessage("Cannot verify objection '2026-1': 'Wang' raised it, and another person must verify it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                   | it was upheld; name with --corrected-by the release or the file
            release-2026-01-05.1 | was loaded before the objection was accepted
            年报.csv             | was loaded before the objection was accepted
            release-2026-03-20.2 | no release or file 'release-2026-03-20.2' of statistics/gdp was loaded; did you mean 'release-2026-03-20.1'?
            """)
    void endsAnUpheldOneOnlyByWhatCorrectsIt(String correction, String reason) {
        accepted();
        on("2026-03-10").verify("2026-1", "zhao", true, "wrong", "");
        assertThatThrownBy(() -> on("2026-03-21").withdraw("2026-1", "li", "", correction))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(reason);
        assertThat(on("2026-03-21").withdraw("2026-1", "li", "", "bbbb").state())
                .isEqualTo(State.WITHDRAWN);
    }

    @Test
    void endsNoneByWhatCorrectsAnotherDataset() {
        on("2026-03-02")
                .raise(
                        new Target("counties.population", Map.of(), List.of("statistics/population")),
                        "wang",
                        "wrong",
                        "");
        on("2026-03-03").accept("2026-1", "li", "");
        on("2026-03-10").verify("2026-1", "zhao", true, "wrong", "");
        assertThatThrownBy(() -> on("2026-03-21").withdraw("2026-1", "li", "", "release-2026-03-20.1"))
                .hasMessageContaining("no release or file 'release-2026-03-20.1' of statistics/population was loaded");
    }

    @Test
    void needsNoCorrectionOfAFigureThatStands() {
        accepted();
        on("2026-03-10").verify("2026-1", "zhao", false, "the yearbook agrees", "");
        assertThatThrownBy(() -> on("2026-03-21").withdraw("2026-1", "li", "", "bbbb"))
                .hasMessageContaining("it was rejected, so nothing corrects it");
        assertThat(on("2026-03-21").withdraw("2026-1", "li", "", "").correction())
                .isEmpty();
    }

    @Test
    void saysWhyOneIsNotAccepted() {
        on("2026-03-02").raise(CELL, "wang", "wrong", "");
        assertThatThrownBy(() -> on("2026-03-03").archive("2026-1", "li", " "))
                .hasMessageContaining("it was never accepted, so say with --text why not");
        assertThat(on("2026-03-03").archive("2026-1", "li", "no figure of ours").state())
                .isEqualTo(State.ARCHIVED);
        assertThatThrownBy(() -> on("2026-03-03").accept("2026-1", "li", "")).hasMessageContaining("nothing more");
    }

    /** 2026-09-30 is a Wednesday; the seven days from 1 October are off, and the Saturday after them is worked. */
    @Test
    void countsWorkingDaysToTheNextStep() {
        CodeList holidays = CodeList.read(
                Path.of(System.getProperty("yishu.root"), "pipelines/codelists/public_holiday.csv"), new Problems());
        Deadlines deadlines = new Deadlines(3, 10, WorkingDays.of(Map.of(WorkingDays.LIST, holidays)), ZONE);
        Objection raised = on("2026-09-30").raise(CELL, "wang", "wrong", "");

        assertThat(deadlines.of(raised)).contains(LocalDate.of(2026, 10, 10));
        assertThat(deadlines.overdue(raised, LocalDate.of(2026, 10, 10))).isZero();
        assertThat(deadlines.overdue(raised, LocalDate.of(2026, 10, 12))).isEqualTo(2);
        Objection accepted = on("2026-10-12").accept("2026-1", "li", "");
        assertThat(deadlines.of(accepted)).contains(LocalDate.of(2026, 10, 26));
        Objection verified = on("2026-10-12").verify("2026-1", "li", false, "right", "");
        assertThat(deadlines.of(verified)).isEmpty();
        assertThat(new ObjectionListing(deadlines, ZONE)
                        .of(List.of(raised), LocalDate.of(2026, 10, 12))
                        .answer()
                        .notes())
                .containsExactly("1 overdue on 2026-10-12");
    }
}
