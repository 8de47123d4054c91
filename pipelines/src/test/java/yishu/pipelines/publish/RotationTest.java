package yishu.pipelines.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yishu.pipelines.contract.Personal;
import yishu.pipelines.erase.Retirement;
import yishu.pipelines.personal.KeyFile;
import yishu.pipelines.personal.Pseudonyms;

/** After a key was replaced nothing current is hashed with it, and it can be destroyed. */
class RotationTest {
    private static final String HEADER = "工单,身份证,来电,企业,时长";

    private final House house;
    private final Path folder;
    private final KeyFile keys;

    RotationTest(@TempDir Path folder) {
        this.folder = folder;
        house = new House(folder).dataset("calls", PersonalTest.CONTRACT, PersonalTest.SOURCE);
        keys = new KeyFile(folder.resolve("personal.keys"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private List<String> current(String table) {
        return house.lake().rows(table).collectAsList().stream()
                .map(row -> row.mkString(","))
                .toList();
    }

    @Test
    void aKeyIsReplacedFromLandingAndDestroyed() throws IOException {
        String old = new Pseudonyms(keys.create().current()).of(Personal.ID_NUMBER, "440524188001010014");
        house.drop("calls_1.csv", HEADER, "1,440524188001010014,电话15912345678,,5", "2,x,,,");
        house.ingest();
        assertThat(Bytes.holding(house.warehouse(), List.of(old))).hasSize(3);

        keys.rotate();
        assertThatThrownBy(() -> new Retirement(house.lake(), "k1", house.said::add).run(false))
                .hasMessageContaining("core.city_calls, core.city_calls_vintages, raw.city_calls is hashed with it");
        assertThat(house.ingest().failures()).isEmpty();
        String fresh = new Pseudonyms(keys.read().current()).of(Personal.ID_NUMBER, "440524188001010014");
        for (String table : List.of("core.city_calls", "core.city_calls_vintages", "raw.city_calls")) {
            assertThat(current(table)).noneMatch(row -> row.contains("k1:")).anyMatch(row -> row.contains(fresh));
        }
        assertThat(current("raw.city_calls")).hasSize(3);
        assertThat(house.ingest().reports()).allMatch(it -> it.outcome() == LoadReport.Outcome.UNCHANGED);

        new Retirement(house.lake(), "k1", house.said::add).run(false);
        keys.retire("k1");
        assertThat(house.said).anyMatch(it -> it.contains("core.city_calls: 1 releases keep hashes of k1"));
        assertThat(house.ingest().reports()).allMatch(it -> it.outcome() == LoadReport.Outcome.UNCHANGED);
        assertThat(Bytes.holding(house.warehouse(), List.of(old))).hasSize(2);

        new Retirement(house.lake(), "k1", house.said::add).run(true);
        assertThat(Bytes.holding(house.warehouse(), List.of(old, old.substring(0, 16))))
                .isEmpty();
        assertThat(current("core.city_calls")).hasSize(1);
    }

    /** With {@code landing.key}, nothing that was received stands in the warehouse, and everything can be loaded again. */
    @Test
    void landedFilesAreEncryptedAndLoadedAgain() throws IOException {
        keys.create();
        house.drop("calls_1.csv", HEADER, "1,440524188001010014,电话15912345678,,5");
        house.ingest();
        List<String> secrets = List.of("440524188001010014", "工单");
        assertThat(Bytes.holding(house.warehouse().resolve("landing"), secrets)).hasSize(1);

        house.close();
        Files.writeString(folder.resolve("yishu.properties"), "landing.key=landing.keys\n");
        assertThat(house.ingest().failures()).singleElement().asString().contains("./yishu keys new --landing");
        new KeyFile(folder.resolve("landing.keys")).create();
        house.drop("calls_2.csv", HEADER, "2,440524188001010014,电话15912345678,,5");
        assertThat(house.ingest().failures()).isEmpty();
        assertThat(Bytes.holding(house.warehouse().resolve("landing"), secrets)).hasSize(1);
        assertThat(new LandingEncryption(house.settings()).run()).isEqualTo(1);
        assertThat(Bytes.holding(house.warehouse().resolve("landing"), secrets)).isEmpty();

        Path left = Files.createDirectories(house.warehouse().resolve("landing/opened/city.calls"));
        Files.writeString(left.resolve("half-1"), "440524188001010014");
        keys.rotate();
        assertThat(house.ingest().failures()).isEmpty();
        assertThat(current("core.city_calls")).hasSize(2).allMatch(row -> row.contains("k2:"));
        assertThat(Bytes.holding(house.warehouse().resolve("landing"), secrets)).isEmpty();

        KeyFile landing = new KeyFile(folder.resolve("landing.keys"));
        landing.rotate();
        assertThatThrownBy(() -> new LandingEncryption(house.settings()).checkUnused("k1"))
                .hasMessageContaining("landing encrypt");
        assertThat(new LandingEncryption(house.settings()).run()).isEqualTo(2);
        new LandingEncryption(house.settings()).checkUnused("k1");
        landing.retire("k1");
        Files.delete(folder.resolve("landing.keys"));
        new KeyFile(folder.resolve("landing.keys")).create();
        keys.rotate();
        assertThat(house.ingest().failures())
                .singleElement()
                .asString()
                .contains("it is encrypted with k2, and", "holds [key k1]");
    }
}
