package yishu.pipelines.read.excel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormatTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            General            | 0.9853     | 0.9853
            0.00%              | 0.9853     | 98.53%
            0%                 | 0.98765    | 98.765%
            0.0%;[红色]-0.0%     | -0.031     | -3.1%
            0.00%              | 0          | 0%
            0.0"%"             | 3.2        | 3.2
            0.0\\%             | 3.2        | 3.2
            #,##0              | 12345678   | 12345678
            #,##0,             | 12345678   | 12345.678
            #,##0.00,,         | 12345678   | 12.345678
            #,##0,.00          | 12345678   | 12345.678
            0!.0,              | 12345678   | 1234.5678
            0!.0,"万"           | 12345678   | 1234.5678万
            0!.0,万元            | -12345678  | -1234.5678万元
            0000\\.00\\.00      | 20240131   | 20240131
            _ * #,##0.00_ ;_ * -#,##0.00_ | -5.5 | -5.5
            [>=1000000]0.0,,"百万";0 | 2500000 | 2.5百万
            [>=1000000]0.0,,"百万";0 | 2500    | 2500
            0.00E+00           | 12345      | 12345
            """)
    void sayWhatIsShown(String format, double value, String text) {
        assertThat(NumberFormat.of(format.replace("\\\\", "\\")).text(value)).isEqualTo(text);
    }

    /** What a program that we did not write shows, where nothing has to be rounded. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0.00%|0.9853", "0.0%|-0.031", "0,|12345000", "0,,|-3000000", "0.00|-5.25"})
    void agreeWithPoi(String format, double value) {
        String shown = new DataFormatter(Locale.ROOT).formatRawCellContents(value, 164, format);
        assertThat(NumberFormat.of(format).text(value)).isEqualTo(shown);
    }
}
