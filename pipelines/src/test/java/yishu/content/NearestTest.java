package yishu.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestTest {
    private static final List<String> NAMES = List.of("gdp", "measure", "region_code", "人口数");

    @ParameterizedTest
    @CsvSource({"gpd,gdp", "mesure,measure", "region_cod,region_code", "人囗数,人口数", "GDP,", "zzz,", "title,"})
    void findsWhatWasMeant(String written, String meant) {
        assertThat(Nearest.to(written, NAMES).orElse(null)).isEqualTo(meant);
    }
}
