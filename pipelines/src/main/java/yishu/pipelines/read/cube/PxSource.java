package yishu.pipelines.read.cube;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Set;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.read.RowReader;
import yishu.pipelines.read.Source;
import yishu.pipelines.read.text.StrictText;

/**
 * PC-Axis, as the PX file format of 2013 describes it. A dimension {@code 地区} gives the column {@code 地区} with its
 * labels, {@code 地区.code} where the file has CODES, and {@code 时间.period} where it has TIMEVAL ({@code 2024-Q1}). Then
 * come {@code DATA} and what the file states of UNITS, DECIMALS, LAST-UPDATED, SOURCE and other keywords of
 * {@link PxColumns}, each under its keyword, and the notes that concern the observation. Of several languages the file's
 * own counts. Rows are numbered by observation; of a file with KEYS, only what it holds is read.
 */
public final class PxSource implements Source {
    @Override
    public Set<String> formats() {
        return Set.of("px");
    }

    @Override
    public RowReader open(Path file, SourceSpec.Reading reading) throws IOException {
        Charset charset = PxEncoding.of(file, reading.encoding());
        StrictText text = StrictText.of(file, charset);
        try {
            return PxRows.of(new PxText(text, file), charset);
        } catch (IOException | RuntimeException failure) {
            text.close();
            throw failure;
        }
    }
}
