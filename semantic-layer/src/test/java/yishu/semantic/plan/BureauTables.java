package yishu.semantic.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import yishu.content.Code;
import yishu.content.CodeList;

/** {@code core.nbs_provinces} straight from the bureau's five exports, without anything of the pipelines. */
final class BureauTables {
    private static final Map<String, String> FILES = Map.of(
            "分省年度数据.csv", "gdp",
            "分省年度数据 (1).csv", "sampled_population",
            "分省年度数据 (2).csv", "sampled_population_65_plus",
            "分省年度数据 (3).csv", "urban_employment",
            "分省年度数据 (4).csv", "private_employment");
    private static final Map<String, String> UNITS = Map.of("亿元", "100000000", "万人", "10000", "人", "1");

    private BureauTables() {}

    static MemoryEngine load(Path folder, CodeList regions) {
        List<String> rows = new ArrayList<>();
        FILES.forEach((file, indicator) -> rows.addAll(rows(folder.resolve(file), indicator, regions)));
        return new MemoryEngine()
                .with(
                        "core.nbs_provinces",
                        "SELECT region_code, CAST(year || '-01-01' AS DATE) AS period, indicator, 'export' AS series,"
                                + " CAST(value AS DECIMAL(28, 8)) * factor AS value FROM (VALUES "
                                + String.join(", ", rows)
                                + ") AS t(region_code, year, indicator, value, factor)",
                        Map.of("yishu.grain", "region_code,period,indicator"));
    }

    private static List<String> rows(Path file, String indicator, CodeList regions) {
        List<String> lines = lines(file);
        String unit = lines.get(1).replaceFirst(".*\\((.*?)\\)$", "$1");
        String[] years = lines.get(3).split(",", -1);
        List<String> rows = new ArrayList<>();
        for (String line : lines.subList(4, 4 + 31)) {
            String[] cells = line.split(",", -1);
            for (int column = 1; column < cells.length; column++) {
                String value = cells[column].isBlank() ? "NULL" : cells[column];
                rows.add("('" + code(cells[0], regions) + "', '" + years[column].replace("年", "") + "', '" + indicator
                        + "', " + value + ", " + UNITS.get(unit) + ")");
            }
        }
        return rows;
    }

    private static String code(String name, CodeList regions) {
        return regions.codes().stream()
                .filter(code -> code.name().equals(name) && code.level().equals("province"))
                .map(Code::code)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no province '" + name + "'"));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, Charset.forName("GB18030"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
