package yishu.pipelines.generate;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;

/** Small drops, made once for all tests of this process, and read with nothing of the project's own. */
final class GeneratedDrops {
    static final long SEED = 7;
    static final double SCALE = 0.05;
    static final Charset GB18030 = Charset.forName("GB18030");
    private static final GeneratedDrops MADE = make();

    final Path folder;
    final Generator.Written written;
    final List<Defect> defects;

    private GeneratedDrops(Path folder, Generator.Written written, List<Defect> defects) {
        this.folder = folder;
        this.written = written;
        this.defects = defects;
    }

    /** A line of {@code defects.csv}; column 0 is the whole row. */
    record Defect(
            String file, String sheet, long row, int column, String kind, String was, String right, String found) {}

    static GeneratedDrops made() {
        return MADE;
    }

    private static GeneratedDrops make() {
        try {
            Path folder = Files.createTempDirectory("yishu-drops");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            Generator.Written written = new Generator(SCALE, SEED).write(folder);
            return new GeneratedDrops(folder, written, defects(folder));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Defect> defects(Path folder) throws IOException {
        List<Defect> defects = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(folder.resolve("defects.csv"))) {
            csv.forEach(it -> defects.add(new Defect(
                    it.getField("file"),
                    it.getField("sheet"),
                    Long.parseLong(it.getField("row")),
                    it.getField("column").isEmpty() ? 0 : Integer.parseInt(it.getField("column")),
                    it.getField("kind"),
                    it.getField("was"),
                    it.getField("right"),
                    it.getField("found_by"))));
        }
        return defects;
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Every file below a folder, by its path in it. */
    static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return new TreeSet<>(files.filter(Files::isRegularFile)
                    .map(it -> folder.relativize(it).toString())
                    .toList());
        }
    }

    /** The files of a department whose names begin so, in order. */
    List<Path> of(String department, String beginning) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(department))) {
            return files.filter(it -> it.getFileName().toString().startsWith(beginning))
                    .sorted()
                    .toList();
        }
    }

    /** Whether nothing was planted in a row but what is published wrong on purpose, and consistently so. */
    boolean isSound(String file, String sheet, long row) {
        return defects.stream()
                .filter(it -> !it.kind().equals("inflated_figure"))
                .noneMatch(it -> it.file().equals(file) && it.sheet().equals(sheet) && it.row() == row);
    }

    /** A row of a sheet: its number, its first text, and its numbers by column from 0. */
    record Line(String file, String sheet, int number, List<Object> cells) {
        BigDecimal number(int column) {
            return (BigDecimal) cells.get(column);
        }

        boolean hasNumbers(int width) {
            return cells.size() >= width && cells.subList(1, width).stream().allMatch(BigDecimal.class::isInstance);
        }
    }

    /** The rows of all sheets of a workbook that nothing was planted in. */
    List<Line> soundLines(Path file) throws IOException {
        String name = folder.relativize(file).toString();
        List<Line> lines = new ArrayList<>();
        try (Workbook workbook = WorkbookFactory.create(file.toFile(), null, true)) {
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    int number = row.getRowNum() + 1;
                    if (isSound(name, sheet.getSheetName(), number)) {
                        lines.add(new Line(name, sheet.getSheetName(), number, cells(row)));
                    }
                }
            }
        }
        return lines;
    }

    private static List<Object> cells(Row row) {
        List<Object> cells = new ArrayList<>();
        for (int column = 0; column < row.getLastCellNum(); column++) {
            Cell cell = row.getCell(column);
            boolean number = cell != null && cell.getCellType() == CellType.NUMERIC;
            cells.add(number ? BigDecimal.valueOf(cell.getNumericCellValue()) : cell == null ? "" : cell.toString());
        }
        return cells;
    }
}
