package yishu.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import yishu.content.Problems;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.Recipe;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.normalize.Outcome;
import yishu.pipelines.normalize.RowNormalizer;
import yishu.pipelines.read.Block;
import yishu.pipelines.read.Outline;
import yishu.pipelines.read.RowReader;
import yishu.pipelines.read.Sources;
import yishu.pipelines.read.TableRows;

/** Writes tiny workbooks, and tells what is read in them. */
final class Workbooks {
    private static final String CONTRACT = """
            apiVersion: v3.1.0
            kind: DataContract
            id: bureau/figures
            version: 1.0.0
            status: active
            schema:
              - name: bureau_figures
                properties:
                  - {name: item, logicalType: string}
                  - {name: flow, logicalType: string}
                  - {name: series, logicalType: string}
                  - {name: period, logicalType: date, customProperties: [{property: concept, value: TIME_PERIOD}]}
                  - {name: value, logicalType: number, customProperties: [{property: scale, value: 2}]}
            customProperties:
              - {property: grain, value: [item, flow, series, period]}
              - {property: published, value: [{at: 2025-01-01}]}
            """;

    private Workbooks() {}

    /** What becomes of each figure of a workbook, by a source that needs no more than its layout and map. */
    static List<String> told(Path file, String source) throws IOException {
        Problems problems = new Problems();
        Dataset dataset = new Recipe(
                        "bureau", "figures", "figures", CONTRACT, "files: \"*.xls\"\nformat: excel\n" + source)
                .dataset(problems);
        assertThat(problems.all()).isEmpty();
        SourceSpec spec = dataset.sources().get(0);
        RowNormalizer normalizer = new RowNormalizer(dataset.contract(), spec, Map.of(), ZoneId.of("UTC"));
        List<Outcome> outcomes = new ArrayList<>();
        try (RowReader first = Sources.of("excel").open(file, spec.reading());
                RowReader second = Sources.of("excel").open(file, spec.reading())) {
            List<Block> blocks = Outline.of(first, spec.layout(), "f.xls");
            TableRows.of(second, blocks, spec.layout())
                    .forEachRemaining(
                            row -> outcomes.addAll(normalizer.of("f.xls").normalize(row)));
        }
        return outcomes.stream().map(Workbooks::told).toList();
    }

    /** Item, flow, series, period and value, its footnotes, and its status unless it is normal or missing. */
    private static String told(Outcome outcome) {
        Outcome.Place place = outcome.place();
        if (outcome instanceof Outcome.Rejected rejected) {
            return place.sheet() + " " + place.row() + "," + place.column() + ": " + rejected.reason();
        }
        Outcome.Fact fact = (Outcome.Fact) outcome;
        String labels = fact.values().subList(0, 3).stream()
                .map(it -> Objects.requireNonNullElse(it, "-").toString())
                .collect(Collectors.joining(" "));
        BigDecimal value = (BigDecimal) fact.values().get(4);
        String status = fact.status().name().replaceAll("[AM]", "");
        return (labels + " " + fact.period().orElseThrow() + " " + value + " ["
                        + fact.footnote().replace("\n", "; ") + "] " + status)
                .strip();
    }

    static Path write(Path file, boolean xml, Consumer<Sheet> fill) throws IOException {
        try (Workbook book = xml ? new XSSFWorkbook() : new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            fill.accept(book.createSheet("表"));
            book.write(out);
        }
        return file;
    }

    static void fill(Sheet sheet, int number, Object... values) {
        Row row = sheet.createRow(number);
        for (int column = 0; column < values.length; column++) {
            if (values[column] instanceof Double figure) {
                row.createCell(column).setCellValue(figure);
            } else {
                row.createCell(column).setCellValue(values[column].toString());
            }
        }
    }

    /** Formats a part of a cell's text as raised. */
    static void raise(Sheet sheet, int row, int column, String text, int begin, int end) {
        Workbook book = sheet.getWorkbook();
        Font font = book.createFont();
        font.setTypeOffset(Font.SS_SUPER);
        RichTextString rich = book.getCreationHelper().createRichTextString(text);
        rich.applyFont(begin, end, font);
        cell(sheet, row, column).setCellValue(rich);
    }

    static Cell cell(Sheet sheet, int row, int column) {
        return sheet.getRow(row).getCell(column);
    }
}
