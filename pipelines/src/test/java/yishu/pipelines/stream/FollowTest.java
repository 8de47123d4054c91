package yishu.pipelines.stream;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yishu.content.InputException;
import yishu.content.Settings;
import yishu.pipelines.fetch.Fetches;
import yishu.pipelines.publish.CommitPoints;
import yishu.pipelines.publish.House;
import yishu.pipelines.publish.Progress;

/** What cannot be followed is refused before any service is asked. */
class FollowTest {
    private static final String SOURCE = """
            files: "kafka:city/water"
            format: json
            map:
              region_code: key
              period: value.year
              value: value.value
            """;

    private final House house;
    private final Settings settings;

    FollowTest(@TempDir Path folder) {
        this.house = new House(folder).source(SOURCE);
        this.settings = Settings.read(folder, Map.of(), Map.of("kafka.city.servers", "127.0.0.1:1"));
    }

    @Test
    void personalColumnsAreRefused() {
        house.contract(House.CONTRACT.replace("""
                      - name: value
                        logicalType: number
                """, """
                      - name: phone
                        logicalType: string
                        customProperties: [{property: personal, value: phone}]
                      - name: value
                        logicalType: number
                """)).source(SOURCE + "  phone: value.phone\n");

        assertThatThrownBy(this::follow)
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "Cannot follow dataset 'city/water': it has personal columns, whose keys and erasures each load"
                                + " looks after anew; load it now and then with `./yishu ingest city/water`");
    }

    @Test
    void releasesThatAreHeldAreRefused() {
        house.agreed("{property: release, value: {approval: required, calendar: [\"2099-01-01T10:00\"]}}");

        assertThatThrownBy(this::follow)
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "Cannot follow dataset 'city/water': its contract holds each release until it is approved, and"
                                + " what is followed is seen at once; load it now and then with `./yishu ingest city/water`");
    }

    private void follow() {
        new Follow(
                house.datasets(),
                List.of(),
                settings,
                new Fetches(settings, line -> {}),
                Progress.silent(),
                CommitPoints.ignored());
    }
}
