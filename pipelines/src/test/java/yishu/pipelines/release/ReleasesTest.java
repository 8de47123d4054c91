package yishu.pipelines.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yishu.content.InputException;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.publish.CommitPoints;
import yishu.pipelines.publish.House;
import yishu.pipelines.publish.Person;
import yishu.pipelines.publish.ReleaseBook;

class ReleasesTest {
    private static final Person ZHANG = new Person("zhang", "shared");
    private static final Person LI = new Person("li", "shared");
    private static final String HELD =
            "{property: release, value: {approval: required, calendar: [\"2099-01-01T10:00\", \"2099-02-01T10:00\"]}}";

    private final House house;
    private Instant now = Instant.parse("2026-02-01T00:00:00Z");

    ReleasesTest(@TempDir Path folder) {
        this.house = new House(folder);
        house.drop("water_first_2024-05-01.csv", "地区,2022年,2023年", "北京市,1.5,2.5", "天津市,3,");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Releases releases(String... approvers) {
        return new Releases(
                house.lake(),
                house.datasets(),
                new Identity(ZHANG, true, List.of(approvers)),
                House.ZONE,
                Clock.fixed(now, ZoneOffset.UTC),
                house.said::add,
                CommitPoints.ignored());
    }

    private Dataset water() {
        return house.datasets().dataset("city/water");
    }

    private void prepare() {
        house.prepare("zhang", CommitPoints.ignored());
    }

    private String content() {
        return new ReleaseBook(house.lake(), water())
                .prepared()
                .orElseThrow()
                .prepared()
                .content();
    }

    private static void refused(Runnable act, String... reasons) {
        assertThatThrownBy(act::run).isInstanceOf(InputException.class).hasMessageContainingAll(reasons);
    }

    private List<String> agenda() {
        return new Agenda(house.lake(), House.ZONE, Clock.fixed(now, ZoneOffset.UTC))
                .entries(house.datasets()).stream()
                        .map(it ->
                                it.at().map(at -> Moments.text(at, House.ZONE)).orElse("") + " " + it.state() + " "
                                        + it.note())
                        .toList();
    }

    @Test
    void whatIsPreparedIsPublishedWhenAnotherHasApprovedItAndItsTimeHasCome() {
        house.agreed(HELD).ingest();
        String account = new ReleaseBook(house.lake(), water())
                .prepared()
                .orElseThrow()
                .prepared()
                .person()
                .name();
        assertThat(agenda())
                .containsExactly(
                        "2099-01-01 10:00:00 +08:00 prepared prepared by " + account,
                        "2099-02-01 10:00:00 +08:00 scheduled ");
        refused(() -> releases().publish(water(), LI), "nobody has approved it; passing its checks is not enough");
        refused(() -> releases().approve(water(), new Person(account, account), Optional.empty(), ""), "prepared it");
        refused(() -> releases("wang").approve(water(), LI, Optional.empty(), ""), "'li' is not among");
        refused(() -> releases().approve(water(), LI, Optional.of("0000"), ""), "not 0000; look at it again");

        releases("li").approve(water(), LI, Optional.of(content().substring(0, 8)), "seen");

        refused(() -> releases().publish(water(), LI), "under embargo until 2099-01-01 10:00:00 +08:00");
        assertThat(releases().due()).isEmpty();
        assertThat(agenda())
                .first()
                .asString()
                .endsWith("approved prepared by " + account + ", approved by li (shared)");
        assertThat(house.newest()).isEmpty();
        now = Instant.parse("2099-01-01T01:59:59Z");
        refused(() -> releases().publish(water(), LI), "under embargo");
        now = Instant.parse("2099-01-01T02:00:00Z");
        assertThat(releases().due()).extracting(Dataset::id).containsExactly("city/water");
        assertThat(releases().publish(water(), LI)).isEqualTo("release-2099-01-01.1");
        assertThat(house.newest()).hasSize(4);
        assertThat(house.dump().get("ops.releases"))
                .hasSize(3)
                .anyMatch(
                        it -> it.contains("event=approved") && it.contains("person=li") && it.contains("reason=seen"));
    }

    @Test
    void anApprovalIsOfExactlyWhatWasPrepared() {
        prepare();
        releases().approve(water(), LI, Optional.empty(), "");
        house.drop("water_second_2025-06-01.csv", "地区,2022年", "北京市,1.8");
        prepare();
        refused(() -> releases().publish(water(), LI), "nobody has approved it");

        releases().approve(water(), LI, Optional.empty(), "");
        releases().embargo(water(), ZHANG, Instant.parse("2026-01-01T00:00:00Z"));
        refused(() -> releases().publish(water(), LI), "nobody has approved it");

        releases().approve(water(), LI, Optional.empty(), "");
        house.agreed("{property: classification, value: internal}");
        refused(() -> releases().publish(water(), LI), "its contract has changed", "prepare it again");
    }

    @Test
    void aReleaseThatWasRolledBackIsNotOneToGoBackTo() {
        house.ingest();
        refused(() -> releases().rollback(water(), Optional.empty(), LI, "wrong"), "no release before the last");
        house.drop("water_second_2025-06-01.csv", "地区,2022年", "北京市,1.8").ingest();
        List<String> tags = new ReleaseBook(house.lake(), water())
                .releases().stream().map(it -> it.tag()).toList();
        refused(() -> releases().rollback(water(), Optional.of(tags.get(1)), LI, "wrong"), "everybody sees already");
        refused(
                () -> releases().rollback(water(), Optional.of("release-2020-01-01.1"), LI, "wrong"),
                "there is no release");
        releases().rollback(water(), Optional.empty(), LI, "wrong");
        assertThat(house.newest()).contains("110000 2022 first 1.50");
        refused(() -> releases().rollback(water(), Optional.of(tags.get(1)), LI, "wrong"), "was rolled back itself");
    }

    @Test
    void everyDifferenceIsShownToItsLastDigit() {
        house.drop("water_first_2024-05-01.csv", "地区,2022年,2023年", "北京市,1.5,2.5", "天津市,3,", "河北省,7,8")
                .ingest();
        house.drop("water_first_2024-06-01.csv", "地区,2022年", "北京市,1.56")
                .drop("water_second_2025-06-01.csv", "地区,2022年,2023年,2024年", "天津市,3,4,5");
        prepare();

        assertThat(diff("csv")).isEqualTo("""
                        change,region_code,time_period,property,old_value,new_value,difference,relative_difference,old_status,new_status,old_edition,new_edition,old_footnote,new_footnote
                        changed,110000,2022,value,1.5,1.56,0.06,0.04,A,A,first,first,,
                        restated,120000,2022,value,3,3,0,0,A,A,first,second,,
                        changed,120000,2023,value,,4,,,M,A,first,second,,
                        added,120000,2024,value,,5,,,,A,,second,,
                        """);
        assertThat(diff("table"))
                .contains("1 added, 2 changed, 0 removed, 1 restated")
                .contains(
                        "largest relative change of value: +4.00 % (region_code=110000 time_period=2022: 1.5 -> 1.56)");
        assertThat(diff("json"))
                .contains("\"difference\":\"0.06\"", "\"added\":1", "\"value\":\"0.04\"", "\"old_value\":null");
    }

    private String diff(String format) {
        StringWriter out = new StringWriter();
        ChangeWriter writer =
                switch (format) {
                    case "csv" -> new CsvChanges(out);
                    case "json" -> new JsonChanges(out);
                    default -> new TableChanges(out, 50);
                };
        new Diff(house.lake(), false).write(water(), List.of(), writer);
        return out.toString().replace("\r\n", "\n");
    }
}
