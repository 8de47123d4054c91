package yishu.pipelines.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FetchedNameTest {
    @Test
    void aNameTellsAddressAndQuery() {
        String stem = FetchedName.stem(Sourced.query("jdbc:hr", "SELECT 1"));

        assertThat(stem).matches("jdbc\\.hr\\.[0-9a-f]{8}");
        assertThat(FetchedName.isOf(Sourced.query("jdbc:hr", "SELECT 1"), stem + ".1.00.parquet"))
                .isTrue();
        assertThat(FetchedName.isOf(Sourced.query("jdbc:hr", "SELECT 2"), stem + ".1.00.parquet"))
                .isFalse();
        assertThat(FetchedName.isOf(Sourced.query("jdbc:hrm", "SELECT 1"), stem + ".1.00.parquet"))
                .isFalse();
        assertThat(FetchedName.isSampleOf(Sourced.query("jdbc:hr", "SELECT 2"), "jdbc.hr.parquet"))
                .isTrue();
        assertThat(FetchedName.stem(Sourced.of("kafka:street/car.parks", "csv")))
                .startsWith("kafka.street.car.parks.");
    }
}
