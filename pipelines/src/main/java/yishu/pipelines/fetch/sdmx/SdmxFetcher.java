package yishu.pipelines.fetch.sdmx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import yishu.content.InputException;
import yishu.pipelines.contract.SourceSpec.Reading;
import yishu.pipelines.fetch.Fetcher;
import yishu.pipelines.fetch.Request;
import yishu.pipelines.read.FailsafeRows;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.Sources;

/**
 * What a service of SDMX has of a flow: {@code sdmx:ecb/EXR/A.USD.EUR.SP00.A?startPeriod=2020} asks the connection
 * {@code ecb} for {@code <url>/data/EXR/A.USD.EUR.SP00.A?startPeriod=2020}. In whatever way of SDMX it answers, it lands
 * as SDMX-CSV in the order of the service, without the header of a message, which says when it was asked. An answer that
 * is not whole, or has nothing, is refused or no file; observations that are those of the last file are none.
 */
public final class SdmxFetcher implements Fetcher {
    @Override
    public String scheme() {
        return "sdmx";
    }

    @Override
    public List<Path> fetch(Request request) throws IOException {
        Path answer = request.file(".answer");
        Path half = request.file(".half");
        try {
            SdmxService.of(request).ask(answer);
            String name = extract(request, answer, half);
            return name.isEmpty() ? List.of() : List.of(Files.move(half, request.file(name)));
        } catch (InputException refused) {
            String why = String.valueOf(refused.getMessage());
            throw why.startsWith("Cannot read")
                    ? request.refusal("its answer is of no use: " + why.substring(why.indexOf(": ") + 2), refused)
                    : refused;
        } finally {
            Files.deleteIfExists(answer);
            Files.deleteIfExists(half);
        }
    }

    /** Writes the observations; what the name of the file ends with, or nothing if there is nothing new. */
    private static String extract(Request request, Path answer, Path half) throws IOException {
        String format = isCsv(answer) ? "csv" : "sdmx";
        String flow = request.address().rest().split("/", 2)[0];
        try (FailsafeRows rows = Sources.of(format).open(answer, Reading.of(format));
                SdmxExtract extract = SdmxExtract.begin(half, request.published())) {
            int width = -1;
            while (rows.hasNext()) {
                Row row = rows.next();
                width = width < 0 ? row.cells().size() : width;
                if (row.cells().size() != width) {
                    throw request.refusal("its answer is of no use: line " + row.number() + " has "
                            + row.cells().size() + " of " + width + " cells");
                }
                List<String> cells = new ArrayList<>(row.cells());
                if (format.equals("sdmx")) {
                    cells.add(0, row.number() == 0 ? "DATAFLOW" : flow);
                }
                extract.add(cells);
            }
            if (!extract.hasObservations()) {
                request.progress().accept("'" + request.address() + "' has no observations");
                return "";
            }
            return extract.name();
        }
    }

    /** Whether it is a CSV of SDMX; then it is kept cell by cell, and else unfolded. Anything but SDMX is refused. */
    private static boolean isCsv(Path answer) {
        try (FailsafeRows rows = Sources.of("sdmx").open(answer, Reading.of("sdmx"))) {
            return rows.encoding().isPresent();
        }
    }
}
