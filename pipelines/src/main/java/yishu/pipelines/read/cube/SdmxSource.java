package yishu.pipelines.read.cube;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.read.RowReader;
import yishu.pipelines.read.Source;
import yishu.pipelines.read.Unreadable;
import yishu.pipelines.read.text.CsvSource;

/**
 * Data messages of SDMX: SDMX-ML 2.1 (generic and structure-specific) and 3.0, SDMX-JSON 1.0 and 2.0, SDMX-CSV 1.0 and
 * 2.0; the content decides which. The columns are the ids of dimensions, measures and attributes ({@code REF_AREA,
 * TIME_PERIOD, OBS_VALUE, OBS_STATUS}), the cells codes and texts as received. What is said of a series, a group or the
 * whole data set stands with each observation; several values of one attribute are divided by semicolons. Rows of a
 * message are numbered by observation, those of a CSV by line. A message that deletes, or tells of an error, is refused.
 */
public final class SdmxSource implements Source {
    private static final int HEAD = 1 << 10;

    /** What may stand before a message: blanks, the bytes of byte order marks, the NULs of UTF-16. */
    private static final String BLANK = " \t\r\n\0\u00EF\u00BB\u00BF\u00FE\u00FF";

    @Override
    public Set<String> formats() {
        return Set.of("sdmx");
    }

    @Override
    public RowReader open(Path file, SourceSpec.Reading reading) throws IOException {
        return switch (first(file)) {
            case '<' -> SdmxRows.of(() -> new SdmxXml(file));
            case '{' -> {
                SdmxJsonStructures structures = SdmxJsonStructures.of(file);
                yield SdmxRows.of(() -> new SdmxJson(file, structures));
            }
            default -> SdmxCsv.of(file, new CsvSource().open(file, reading));
        };
    }

    /** The first character that is no blank, in whatever Unicode it is written. */
    private static char first(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            for (byte it : in.readNBytes(HEAD)) {
                if (BLANK.indexOf(it & 0xFF) < 0) {
                    return (char) (it & 0xFF);
                }
            }
        }
        throw Unreadable.because(file, "it is empty");
    }
}
