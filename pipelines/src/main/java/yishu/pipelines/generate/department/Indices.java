package yishu.pipelines.generate.department;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import yishu.pipelines.generate.economy.County;
import yishu.pipelines.generate.economy.Months;
import yishu.pipelines.generate.write.Kind;
import yishu.pipelines.generate.write.Sheets;
import yishu.pipelines.generate.write.Spoiler;
import yishu.pipelines.generate.write.Workbooks;

/**
 * Two workbooks a year with a column for each month: growth of fixed asset investment since January, and indices of
 * consumer and producer prices, on the same month of the year before and on the month before.
 */
final class Indices {
    private static final List<Kind> KINDS = List.of(Kind.TEXT_IN_NUMBER, Kind.UNKNOWN_REGION, Kind.SHIFTED_COLUMNS);

    private final Scene scene;
    private final Spoiler spoiler;
    private long rows;

    Indices(Scene scene) {
        this.scene = scene;
        this.spoiler = new Spoiler(scene.defects(), scene.dice().at("indices"), 17, KINDS);
    }

    long write() throws IOException {
        for (int year = 2020; year <= 2024; year++) {
            int january = Months.at(year, 1);
            String investment = "固定资产投资增速_" + year + "年.xlsx";
            Workbooks.write(scene.file(investment), sheets -> investment(investment, sheets.page("投资"), january));
            String prices = "价格指数_" + year + "年.xlsx";
            Workbooks.write(scene.file(prices), sheets -> {
                prices(prices, sheets.page("居民消费价格"), "居民消费价格指数", 0, january);
                prices(prices, sheets.page("工业生产者价格"), "工业生产者出厂价格指数", 1, january);
            });
        }
        return rows;
    }

    private void investment(String file, Sheets.Page page, int january) {
        List<Object> header = new ArrayList<>(List.of("地区"));
        for (int month = 2; month <= 12; month++) {
            header.add("1-" + month + "月");
        }
        page.title("固定资产投资（不含农户）累计增速（%）（模拟数据）", header.size());
        page.row(List.of("时间：" + Months.year(january) + "年"));
        page.row(header);
        int december = january + 11;
        for (Region region : Region.of(december)) {
            List<Object> row = new ArrayList<>(List.of(region.name()));
            for (int month = january + 1; month <= december; month++) {
                row.add(Amount.percent(growth(region, month)));
            }
            put(file, page, row, Months.year(january));
        }
        page.row(List.of("注：" + Workbooks.SYNTHETIC + "；只发布增速，不发布总量。"));
        page.row(List.of("资料来源：云岭省统计局（虚构）"));
    }

    private double growth(Region region, int month) {
        double sum = 0;
        double weight = 0;
        for (int county : region.counties()) {
            double output = County.ALL.get(county).output();
            sum += scene.economy().investmentGrowth(county, month) * output;
            weight += output;
        }
        return sum / weight;
    }

    private void prices(String file, Sheets.Page page, String name, int kind, int january) {
        for (String base : List.of("上年同月=100", "上月=100")) {
            List<Object> header = new ArrayList<>(List.of("地区"));
            for (int month = 1; month <= 12; month++) {
                header.add(month + "月");
            }
            page.title("指标：" + name + "（" + base + "）", header.size());
            page.row(List.of("时间：" + Months.year(january) + "年"));
            page.row(header);
            int back = base.startsWith("上年") ? 12 : 1;
            for (Region region : Region.prefectures(january + 11)) {
                List<Object> row = new ArrayList<>(List.of(region.name()));
                for (int month = january; month < january + 12; month++) {
                    int county = region.counties().get(0) + (region.name().equals(County.PROVINCE) ? 100 : 0);
                    row.add(Amount.in(scene.economy().priceIndex(kind, county, month, month - back), 1, 1));
                }
                put(file, page, row, Months.year(january));
            }
            page.row(List.of("注：" + Workbooks.SYNTHETIC + "。"));
        }
    }

    private void put(String file, Sheets.Page page, List<Object> row, int year) {
        Spoiler.Shape shape = new Spoiler.Shape(0, 1, -1, List.of(), year >= 2022, List.of(), false);
        List<List<Object>> written = spoiler.rows(scene.place(file, page.name(), page.next()), row, shape);
        written.forEach(page::row);
        rows += written.size();
    }
}
