package yishu.pipelines.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import yishu.content.InputException;

class PeriodTest {
    @ParameterizedTest
    @CsvSource({
        "2024年, 2024, A",
        "2024, 2024, A",
        "2024.0, 2024, A",
        "２０２４年, 2024, A",
        "'　2024 年 ', 2024, A",
        "二〇二四年, 2024, A",
        "二○二四年度, 2024, A",
        "2024年末, 2024, A",
        "2024年上半年, 2024-S1, S",
        "2024年下半年, 2024-S2, S",
        "2024H1, 2024-S1, S",
        "2024-S2, 2024-S2, S",
        "2024年一季度, 2024-Q1, Q",
        "2024年第四季度, 2024-Q4, Q",
        "2024年第1季度, 2024-Q1, Q",
        "2024Q1, 2024-Q1, Q",
        "2024/Q1, 2024-Q1, Q",
        "2024-Q3, 2024-Q3, Q",
        "Q2 2024, 2024-Q2, Q",
        "2024年3月, 2024-03, M",
        "2024年03月份, 2024-03, M",
        "二〇二四年十二月, 2024-12, M",
        "２０２４年１０月, 2024-10, M",
        "2024-03, 2024-03, M",
        "2024/3, 2024-03, M",
        "2024.03, 2024-03, M",
        "2024.10, 2024-10, M",
        "202403, 2024-03, M",
        "2024M3, 2024-03, M",
        "2024M03, 2024-03, M",
        "2024-M11, 2024-11, M",
        "Mar-2024, 2024-03, M",
        "March 2024, 2024-03, M",
        "Sept. 2024, 2024-09, M",
        "2024年1-3月累计, 2024-01-01/P3M, M",
        "2024年1-3月, 2024-01-01/P3M, M",
        "2024年1—3月, 2024-01-01/P3M, M",
        "2024年1－3月份, 2024-01-01/P3M, M",
        "2024年1至3月, 2024-01-01/P3M, M",
        "2024年1月-3月, 2024-01-01/P3M, M",
        "二〇二四年一至十一月, 2024-01-01/P11M, M",
        "2024年1-2月, 2024-01-01/P2M, M",
        "2024年1-12月, 2024-01-01/P12M, M",
        "2024年前三季度, 2024-01-01/P9M, M",
        "2024年前两个季度, 2024-01-01/P6M, M",
        "2024年1-3季度, 2024-01-01/P9M, M",
        "2024年前11个月, 2024-01-01/P11M, M",
        "2024年5月累计, 2024-01-01/P5M, M",
        "2024年上半年累计, 2024-01-01/P6M, M",
        "2024-03-05, 2024-03-05, D",
        "2024年3月5日, 2024-03-05, D",
        "2024/3/5, 2024-03-05, D",
        "20240305, 2024-03-05, D",
        "2024-12-31, 2024-12-31, D",
        "2024-02-29 00:00:00, 2024-02-29, D",
        "二〇二四年十月三十一日, 2024-10-31, D",
    })
    void readsWhatDepartmentsWrite(String text, String period, Frequency frequency) {
        assertThat(Period.parse(text)).hasToString(period).returns(frequency, Period::frequency);
        assertThat(Period.parse(period)).isEqualTo(Period.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "1-3月累计, 2024-01-01/P3M",
        "一季度, 2024-Q1",
        "前三季度, 2024-01-01/P9M",
        "上半年, 2024-S1",
        "下半年, 2024-S2",
        "全年, 2024",
        "3月, 2024-03",
        "十二月份, 2024-12",
        "3月5日, 2024-03-05",
        "Mar, 2024-03",
        "Q4, 2024-Q4",
        "2023年3月, 2023-03",
    })
    void takesTheYearFromItsContext(String text, String period) {
        assertThat(Period.parse(text, 2024)).hasToString(period);
    }

    @ParameterizedTest
    @CsvSource({
        "2024年13月, '13月' is no month",
        "202413, '13月' is no month",
        "2024-00, '00月' is no month",
        "2024年五季度, '5季度' is no quarter",
        "2024-Q0, '0季度' is no quarter",
        "2024-S3, '3' is no half-year",
        "2023-02-29, there is no such day",
        "2024年4月31日, there is no such day",
        "2024年1-13月, '13月' is no month",
        "2024年4-6月, a running total begins in January",
        "2024年3-1月, a running total begins in January",
        "2024年2-3季度, a running total begins in January",
        "2024财年, a fiscal year is not a calendar year",
        "2024-W05, weeks and ten-day periods are not kept",
        "24年3月, a year has four digits",
        "Mar-24, a year has four digits",
        "2024.1, 'it may be January, or October without its last zero'",
        "1899年, the year 1899 is outside 1900 to 2100",
        "2101, the year 2101 is outside 1900 to 2100",
        "1-3月累计, no year stands in it",
        "一季度, no year stands in it",
        "'', it is blank",
        "2024年1一3月, it is written like none",
        "3/5/2024, it is written like none",
        "45292, it may be how a spreadsheet counts days; give its cell the format of a date",
        "最新, it is written like none",
        "最新一期, it is written like none",
        "合计, it is written like none",
        "累计, it is written like none",
        "本年, it is written like none",
        "2024年合计, it is written like none",
        "2023-2024年, it is written like none",
        "2024年1-3, it is written like none",
        "2024年初, it is written like none",
        "2024年十十月, it is written like none",
        "最近20年, it is written like none",
        "2024年同比, it is written like none",
    })
    void refusesWhatIsNotCertain(String text, String reason) {
        assertThatThrownBy(() -> Period.parse(text))
                .isInstanceOf(InputException.class)
                .hasMessage("Cannot read period '" + text + "': " + reason);
    }

    @Test
    void saysWhatIsWrongWhenTheYearIsKnown() {
        assertThatThrownBy(() -> Period.parse("13月", 2024)).hasMessage("Cannot read period '13月': '13月' is no month");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-12-31, A, 2024",
        "2024-01-01, A, 2024",
        "2024-03-31, Q, 2024-Q1",
        "2024-04-01, Q, 2024-Q2",
        "2024-02-29, M, 2024-02",
        "2024-06-30, S, 2024-S1",
        "2024年前三季度, Q, 2024-01-01/P9M",
        "2024年1-2月, M, 2024-01-01/P2M",
        "2024-12-31, D, 2024-12-31",
    })
    void takesADayForItsPeriodWhereTheFrequencyIsKnown(String text, Frequency expected, String period) {
        assertThat(Period.parse(text, expected)).hasToString(period);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-05, A, Cannot take period '2024-03-05' as a year: it is a day",
        "2024-12, A, Cannot take period '2024-12' as a year: it is a month",
        "2024, Q, Cannot take period '2024' as a quarter: it is a year",
        "2024年1-12月, A, Cannot take period '2024-01-01/P12M' as a year: it is a running total",
        "2024年1-2月, Q, Cannot take period '2024-01-01/P2M' as a quarter: it is a running total",
    })
    void refusesAnotherFrequency(String text, Frequency expected, String message) {
        assertThatThrownBy(() -> Period.parse(text, expected)).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "2024, 2024-01-01, 2024-12-31",
        "2023-S2, 2023-07-01, 2023-12-31",
        "2024-Q1, 2024-01-01, 2024-03-31",
        "2023-02, 2023-02-01, 2023-02-28",
        "2024-03-05, 2024-03-05, 2024-03-05",
        "2024-01-01/P2M, 2024-01-01, 2024-02-29",
    })
    void lastsFromItsFirstDayToItsLast(String text, LocalDate start, LocalDate end) {
        assertThat(Period.parse(text)).returns(start, Period::start).returns(end, Period::end);
    }

    @Test
    void aRunningTotalOfTwelveMonthsIsNotTheYear() {
        assertThat(Period.cumulative(2024, 12))
                .isNotEqualTo(Period.parse("2024"))
                .returns(true, Period::cumulative);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 13})
    void cannotBeMadeWithoutMonths(int months) {
        assertThatThrownBy(() -> Period.cumulative(2024, months)).isInstanceOf(IllegalArgumentException.class);
    }
}
