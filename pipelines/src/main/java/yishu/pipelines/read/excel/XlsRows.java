package yishu.pipelines.read.excel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.aggregates.FormulaRecordAggregate;
import org.apache.poi.hssf.usermodel.HSSFFont;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.formula.FormulaParseException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellAddress;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.RowsAhead;
import yishu.pipelines.read.Unreadable;

/** The rows of an {@code .xls}, which is small enough (65,536 rows a sheet) to be held in memory. */
final class XlsRows extends RowsAhead {
    private final HSSFWorkbook workbook;
    private final Iterator<HSSFSheet> sheets;
    private final Map<Short, Look> looks = new HashMap<>();
    private Merged merged = new Merged(List.of());
    private Set<CellAddress> uncalculated = Set.of();
    private Iterator<org.apache.poi.ss.usermodel.Row> rows = Collections.emptyIterator();

    private XlsRows(HSSFWorkbook workbook, List<String> names) {
        super(null);
        this.workbook = workbook;
        this.sheets = names.stream().map(workbook::getSheet).iterator();
    }

    static XlsRows open(Path file, Pattern sheets) throws IOException {
        POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true);
        try {
            DirectoryNode root = container.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
                throw new EncryptedDocumentException("an encrypted .xlsx");
            }
            HSSFWorkbook workbook = new HSSFWorkbook(root, false);
            List<String> names = new ArrayList<>();
            workbook.sheetIterator().forEachRemaining(it -> names.add(it.getSheetName()));
            return new XlsRows(workbook, ExcelSource.chosen(file, names, sheets));
        } catch (OldExcelFormatException old) {
            container.close();
            throw Unreadable.because(old, file, "it is a workbook from before Excel 97; save it as .xlsx");
        } catch (IOException | RuntimeException failure) {
            container.close();
            throw failure;
        }
    }

    @Override
    public Optional<String> encoding() {
        return Optional.empty();
    }

    @Override
    protected @Nullable Row read() {
        Row row = null;
        while (row == null && (rows.hasNext() || sheets.hasNext())) {
            if (rows.hasNext()) {
                row = row(rows.next());
            } else {
                HSSFSheet sheet = sheets.next();
                merged = new Merged(sheet.getMergedRegions());
                uncalculated = uncalculated(sheet);
                rows = sheet.rowIterator();
            }
        }
        return row;
    }

    private @Nullable Row row(org.apache.poi.ss.usermodel.Row row) {
        merged.down(row.getRowNum());
        List<String> cells = new ArrayList<>();
        for (Cell cell : row) {
            cells.addAll(Collections.nCopies(cell.getColumnIndex() - cells.size(), ""));
            cells.add(merged.hides(row.getRowNum(), cell.getColumnIndex()) ? "" : text(cell));
        }
        return SheetRow.of(
                row.getSheet().getSheetName(), row.getRowNum() + 1, cells, merged.beginning(row.getRowNum()));
    }

    /**
     * The formulas whose results were never stored. A program that does not calculate leaves a 0 and asks for its
     * calculation when the file is opened; that 0 is no figure.
     */
    private static Set<CellAddress> uncalculated(HSSFSheet sheet) {
        Set<CellAddress> cells = new HashSet<>();
        sheet.getSheet().getCellValueIterator().forEachRemaining(cell -> {
            if (cell instanceof FormulaRecordAggregate formula) {
                FormulaRecord stored = formula.getFormulaRecord();
                boolean number = stored.getCachedResultTypeEnum() == CellType.NUMERIC;
                if (stored.isCalcOnLoad() && number && stored.getValue() == 0) {
                    cells.add(new CellAddress(cell.getRow(), cell.getColumn()));
                }
            }
        });
        return cells;
    }

    private static String formula(Cell cell) {
        try {
            return cell.getCellFormula();
        } catch (FormulaParseException | IllegalStateException unreadable) {
            return "";
        }
    }

    private String raised(Cell cell) {
        if (cell.getCellType() == CellType.FORMULA) {
            return cell.getStringCellValue();
        }
        HSSFRichTextString text = (HSSFRichTextString) cell.getRichStringCellValue();
        StringBuilder raised = new StringBuilder(text.getString());
        for (int run = 0; run < text.numFormattingRuns(); run++) {
            int begin = text.getIndexOfFormattingRun(run);
            int end = run + 1 < text.numFormattingRuns() ? text.getIndexOfFormattingRun(run + 1) : text.length();
            HSSFFont font = workbook.getFontAt(text.getFontOfFormattingRun(run));
            if (font.getTypeOffset() == Font.SS_SUPER) {
                raised.replace(begin, end, Superscript.of(raised.substring(begin, end)));
            }
        }
        return raised.toString();
    }

    private Look look(Cell cell) {
        return looks.computeIfAbsent(cell.getCellStyle().getIndex(), index -> Look.of(cell.getCellStyle()));
    }

    private String text(Cell cell) {
        if (uncalculated.contains(new CellAddress(cell))) {
            return "=" + formula(cell);
        }
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC ->
                look(cell)
                        .number(
                                cell.getNumericCellValue(),
                                workbook.getInternalWorkbook().isUsing1904DateWindowing());
            case STRING -> look(cell).label(raised(cell));
            case BOOLEAN -> CellText.truth(cell.getBooleanCellValue());
            case ERROR -> FormulaError.forInt(cell.getErrorCellValue()).getString();
            default -> "";
        };
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
