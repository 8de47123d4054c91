package yishu.models.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.InputException;
import yishu.semantic.engine.Rows;
import yishu.semantic.indicator.Frequency;

class SeriesTest {
    private static Rows answer(Object... periodsAndValues) {
        List<List<@Nullable Object>> rows = new java.util.ArrayList<>();
        for (int index = 0; index < periodsAndValues.length; index += 2) {
            Object value = periodsAndValues[index + 1];
            rows.add(Arrays.asList(
                    LocalDate.parse(periodsAndValues[index].toString()), "".equals(value) ? null : value));
        }
        return new Rows(List.of(new Rows.Column("period", "date"), new Rows.Column("gdp", "decimal(38,8)")), rows);
    }

    @Test
    void isDenseWhateverOrderTheRowsCameIn() {
        Series series = SeriesReader.read(
                answer("2024-01-01", new BigDecimal("4.50"), "2021-01-01", 1L, "2023-01-01", "", "2020-01-01", 0.5),
                "gdp",
                Frequency.A);
        assertThat(series.values()).containsExactly(0.5, 1, Double.NaN, Double.NaN, 4.5);
        assertThat(series.missing()).isEqualTo(2);
        assertThat(series.value(3)).isEmpty();
        assertThat(series.value(4)).hasValue(4.5);
        assertThat(series).hasToString("gdp 2020..2024 (2 missing)");
    }

    @Test
    void valuesCannotBeChangedFromOutside() {
        double[] values = {1, 2};
        Series series = new Series("gdp", Frequency.A, LocalDate.of(2020, 1, 1), values);
        values[0] = 9;
        series.values()[1] = 9;
        assertThat(series.values()).containsExactly(1, 2);
    }

    @ParameterizedTest
    @CsvSource({
        "A, 2023-01-01, 2, 2025-01-01, 2025",
        "S, 2023-07-01, 1, 2024-01-01, 2024-S1",
        "Q, 2023-10-01, 2, 2024-04-01, 2024-Q2",
        "M, 2023-12-01, 3, 2024-03-01, 2024-03",
        "D, 2024-02-28, 2, 2024-03-01, 2024-03-01",
    })
    void countsInPeriods(Frequency frequency, LocalDate start, int count, LocalDate day, String name) {
        Series series = SeriesReader.read(answer(start, 1L, day, 2L), "gdp", frequency);
        assertThat(series.size()).isEqualTo(count + 1);
        assertThat(series.day(count)).isEqualTo(day);
        assertThat(series.period(count)).isEqualTo(name);
        assertThat(series.missing()).isEqualTo(count - 1);
    }

    @Test
    void twoValuesOfAPeriodAreNoSeries() {
        assertThatThrownBy(() -> SeriesReader.read(answer("2024-01-01", 1L, "2024-01-01", ""), "gdp", Frequency.A))
                .isInstanceOf(InputException.class)
                .hasMessage("Cannot read series 'gdp': 2024 has several values; name one of each dimension");
    }

    @ParameterizedTest
    @CsvSource({"Q, 2024-02-01", "A, 2024-04-01", "M, 2024-01-02"})
    void dayWithinAPeriodIsRefused(Frequency frequency, String day) {
        assertThatThrownBy(() -> SeriesReader.read(answer(day, 1L), "gdp", frequency))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is not the first day of a period");
    }

    @Test
    void answerOfAnotherShapeIsRefused() {
        assertThatThrownBy(() -> SeriesReader.read(answer(), "gdp", Frequency.A))
                .hasMessageContaining("no rows");
        assertThatThrownBy(() -> SeriesReader.read(answer("2024-01-01", 1L), "population", Frequency.A))
                .hasMessageContaining("no column population, only period, gdp");
    }
}
