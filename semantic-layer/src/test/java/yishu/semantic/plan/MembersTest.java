package yishu.semantic.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.CodeList;
import yishu.content.Problems;

/** A hierarchy over time: every code and year of the relation says what the code list itself says. */
class MembersTest {
    private final CodeList list = CodeList.read(Fixture.resource("region.csv"), new Problems());

    @ParameterizedTest
    @CsvSource({
        "1201, 2022, 和平 / 12 天津市",
        "1201, 2023, 和平 / 13 河北省",
        "1102, 2023, 西城 / 11 北京市",
        "1102, 2024, 西城 / 11 北京市",
        "1102, 2025, ''",
        "11, 2000, 北京市 / 11 北京市",
        "11, 1979, ''"
    })
    void aCodeHasTheParentOfItsTime(String code, int year, String expected) {
        try (MemoryEngine engine = new MemoryEngine()) {
            String rows = new Members(list).values(Optional.empty());
            String sql = "SELECT name || ' / ' || province || ' ' || province_name FROM (VALUES " + rows
                    + ") AS t(code, first, last, name, level, province, province_name, county, county_name)"
                    + " WHERE code = '" + code + "' AND " + year + " >= first AND " + year + " < last";
            assertThat(Fixture.text(engine.rows(sql))).isEqualTo(expected);
        }
    }

    @Test
    void countsTheMembersOfAYear() {
        assertThat(new Members(list).inUse("county", 2023, Set.of())).isEqualTo(4);
        assertThat(new Members(list).inUse("county", 2024, Set.of("1301"))).isEqualTo(2);
    }

    @Test
    void countsThoseOfAllYearsBetween() {
        assertThat(new Members(list).inUse("county", 2025, Set.of())).isEqualTo(3);
        assertThat(new Members(list).inUse("county", 2023, 2025, Set.of())).isEqualTo(4);
    }
}
