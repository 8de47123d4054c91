package yishu.pipelines.generate.department;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import yishu.pipelines.generate.economy.County;
import yishu.pipelines.generate.economy.Economy;
import yishu.pipelines.generate.economy.Industry;
import yishu.pipelines.generate.economy.Months;
import yishu.pipelines.generate.write.Found;
import yishu.pipelines.generate.write.Kind;
import yishu.pipelines.generate.write.Sheets;
import yishu.pipelines.generate.write.Spoiler;
import yishu.pipelines.generate.write.Workbooks;

/**
 * A workbook a month: growth of industry above designated size, retail sales, electricity. January and February are told
 * together, but for electricity.
 */
final class Bulletins {
    private static final double HUNDRED_MILLION = 1e8;
    private static final List<Kind> KINDS = List.of(
            Kind.TEXT_IN_NUMBER, Kind.DUPLICATE, Kind.UNKNOWN_REGION, Kind.AMBIGUOUS_REGION, Kind.SHIFTED_COLUMNS);
    private static final List<Kind> AMOUNT_KINDS = List.of(
            Kind.WRONG_UNIT,
            Kind.NEGATIVE,
            Kind.CONTRADICTING_DUPLICATE,
            Kind.REGION_BEFORE_MERGER,
            Kind.TEXT_IN_NUMBER);

    private final Scene scene;
    private final Spoiler rates;
    private final Spoiler amounts;
    private long rows;

    Bulletins(Scene scene) {
        this.scene = scene;
        this.rates = new Spoiler(scene.defects(), scene.dice().at("rates"), 50, KINDS);
        this.amounts = new Spoiler(scene.defects(), scene.dice().at("amounts"), 50, AMOUNT_KINDS);
    }

    long write() throws IOException {
        for (int month = Months.FIRST + 1; month < Months.COUNT; month++) {
            int last = month;
            if (last % 12 != 0) {
                String file = "主要经济指标_" + Months.year(last) + "年1-" + Months.month(last) + "月.xlsx";
                Workbooks.write(scene.file(file), sheets -> {
                    industry(file, sheets.page("规上工业"), last);
                    retail(file, sheets.page("社会消费"), last);
                    electricity(file, sheets.page("用电量"), last);
                });
            }
        }
        return rows;
    }

    /** The month itself and the months since January; after January and February only those two together. */
    private static List<String> periods(int last) {
        String year = Months.year(last) + "年";
        String total = year + "1-" + Months.month(last) + "月";
        return last % 12 == 1 ? List.of(total) : List.of(year + Months.month(last) + "月", total);
    }

    private static List<Integer> firsts(int last) {
        return last % 12 == 1 ? List.of(Months.january(last)) : List.of(last, Months.january(last));
    }

    private void industry(String file, Sheets.Page page, int last) {
        List<String> columns = periods(last).stream().map(it -> it + "（%）").toList();
        heading(page, "规模以上工业增加值增速（模拟数据）", List.of("规模以上工业增加值增速"), columns);
        for (Region region : Region.of(last)) {
            List<Object> row = new ArrayList<>(List.of(region.name()));
            for (int first : firsts(last)) {
                double now = volume(region, first, last, last);
                row.add(Amount.percent(now / volume(region, first - 12, last - 12, last) - 1));
            }
            put(file, page, rates, row, new Spoiler.Shape(0, 1, -1, List.of(), isLate(last), List.of(), false));
        }
        notes(page);
    }

    private void retail(String file, Sheets.Page page, int last) {
        List<String> columns =
                new ArrayList<>(periods(last).stream().map(it -> it + "（亿元）").toList());
        columns.addAll(periods(last).stream().map(it -> it + "（%）").toList());
        heading(page, "社会消费品零售总额（模拟数据）", List.of("社会消费品零售总额", "社会消费品零售总额增速"), columns);
        int width = columns.size() / 2;
        List<Integer> levels = width == 1 ? List.of(1) : List.of(1, 2);
        for (Region region : Region.of(last)) {
            List<Object> row = new ArrayList<>(List.of(region.name()));
            List<Object> growth = new ArrayList<>();
            for (int first : firsts(last)) {
                row.add(Amount.sum(region.counties(), it -> sales(it, first, last, last), HUNDRED_MILLION, 2));
                double now = sales(region, first, last, last);
                growth.add(Amount.percent(now / sales(region, first - 12, last - 12, last) - 1));
            }
            row.addAll(growth);
            put(file, page, amounts, row, new Spoiler.Shape(0, 1, -1, List.of(), isLate(last), levels, false));
        }
        notes(page);
    }

    private void electricity(String file, Sheets.Page page, int last) {
        List<Integer> months = last % 12 == 1 ? List.of(last - 1, last) : List.of(last);
        List<String> columns = months.stream()
                .map(it -> Months.year(it) + "年" + Months.month(it) + "月（亿千瓦时）")
                .toList();
        heading(page, "全社会用电量（模拟数据）", List.of("全社会用电量"), columns);
        for (Region region : Region.of(last)) {
            List<Object> row = new ArrayList<>(List.of(region.name()));
            for (int month : months) {
                BigDecimal kilowattHours = region.counties().stream()
                        .map(it -> Grid.total(scene, it, month))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                row.add(Amount.in(kilowattHours.doubleValue(), HUNDRED_MILLION, 4));
            }
            dispute(file, page, region, months, row);
            page.row(row);
            rows++;
        }
        notes(page);
    }

    /** Another figure than the grid company's. */
    private void dispute(String file, Sheets.Page page, Region region, List<Integer> months, List<Object> row) {
        for (int position = 0; position < months.size(); position++) {
            if (region.isCounty() && scene.disputed(region.counties().get(0), months.get(position))) {
                BigDecimal right = (BigDecimal) row.get(position + 1);
                BigDecimal was = Amount.in(right.doubleValue() * 1.06, 1, 4);
                row.set(position + 1, was);
                scene.defects()
                        .add(
                                scene.place(file, page.name(), page.next()).withColumn(position + 2),
                                Kind.CONFLICTING_SOURCES,
                                was.toPlainString(),
                                right.toPlainString(),
                                Found.CONFLICT);
            }
        }
    }

    private static boolean isLate(int last) {
        return Months.year(last) >= 2022;
    }

    private static void heading(Sheets.Page page, String title, List<String> names, List<String> columns) {
        page.title(title, 1 + columns.size());
        page.merge(1, 0, 0);
        List<String> upper = new ArrayList<>(List.of("地区"));
        for (String name : names) {
            int width = columns.size() / names.size();
            page.merge(0, upper.size(), upper.size() + width - 1);
            upper.add(name);
            upper.addAll(java.util.Collections.nCopies(width - 1, ""));
        }
        page.row(upper);
        List<String> lower = new ArrayList<>(List.of(""));
        lower.addAll(columns);
        page.row(lower);
    }

    private void put(String file, Sheets.Page page, Spoiler spoiler, List<Object> row, Spoiler.Shape shape) {
        List<List<Object>> written = spoiler.rows(scene.place(file, page.name(), page.next()), row, shape);
        written.forEach(page::row);
        rows += written.size();
    }

    private static void notes(Sheets.Page page) {
        page.row(List.of("注：" + Workbooks.SYNTHETIC + "；增速为可比口径。"));
        page.row(List.of("资料来源：云岭省统计局（虚构）"));
    }

    private double volume(Region region, int first, int last, int scope) {
        double sum = 0;
        for (int county : region.counties()) {
            for (int part : County.parts(county, scope)) {
                for (int month = first; month <= last; month++) {
                    sum += scene.economy().volume(part, Industry.INDUSTRY, month) * Economy.boast(part, month);
                }
            }
        }
        return sum;
    }

    private double sales(Region region, int first, int last, int scope) {
        return region.counties().stream()
                .mapToDouble(it -> sales(it, first, last, scope))
                .sum();
    }

    private double sales(int county, int first, int last, int scope) {
        double sum = 0;
        for (int part : County.parts(county, scope)) {
            for (int month = first; month <= last; month++) {
                sum += scene.economy().retail(part, month);
            }
        }
        return sum;
    }
}
