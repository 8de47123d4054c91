package yishu.pipelines.generate.department;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import yishu.pipelines.generate.economy.County;
import yishu.pipelines.generate.economy.Months;
import yishu.pipelines.generate.write.Kind;
import yishu.pipelines.generate.write.Sheets;
import yishu.pipelines.generate.write.Spoiler;
import yishu.pipelines.generate.write.Workbooks;

/** Disposable income per head of townspeople and country people, from January to the end of a quarter. */
final class Incomes {
    private static final List<Kind> KINDS = List.of(
            Kind.NEGATIVE, Kind.WRONG_UNIT, Kind.TEXT_IN_NUMBER, Kind.CONTRADICTING_DUPLICATE, Kind.UNKNOWN_REGION);
    private static final List<String> QUARTERS = List.of("一季度", "1-2季度", "1-3季度", "1-4季度");

    private final Scene scene;
    private final Spoiler spoiler;
    private long rows;

    Incomes(Scene scene) {
        this.scene = scene;
        this.spoiler = new Spoiler(scene.defects(), scene.dice().at("incomes"), 20, KINDS);
    }

    long write() throws IOException {
        for (int quarter = 0; quarter < 20; quarter++) {
            int last = Months.FIRST + quarter * 3 + 2;
            String period = Months.year(last) + "年" + QUARTERS.get(quarter % 4);
            String file = "居民人均可支配收入_" + period + ".xlsx";
            Workbooks.write(scene.file(file), sheets -> fill(file, sheets.page("收入"), period, last));
        }
        return rows;
    }

    private void fill(String file, Sheets.Page page, String period, int last) {
        List<String> names = List.of("城镇居民人均可支配收入", "农村居民人均可支配收入");
        Statistics.heading(page, period + "居民人均可支配收入（模拟数据）", period + "累计", names, "元");
        Spoiler.Shape shape = new Spoiler.Shape(0, 1, -1, List.of(), Months.year(last) >= 2022, List.of(1, 3), false);
        for (Region region : Region.of(last)) {
            List<Object> row = new ArrayList<>(List.of(region.name()));
            for (boolean urban : List.of(true, false)) {
                double now = income(region, urban, last, last);
                row.add(BigDecimal.valueOf(StrictMath.round(now)));
                row.add(Amount.percent(now / income(region, urban, last - 12, last) - 1));
            }
            List<List<Object>> written = spoiler.rows(scene.place(file, page.name(), page.next()), row, shape);
            written.forEach(page::row);
            rows += written.size();
        }
        page.row(List.of("注：" + Workbooks.SYNTHETIC + "；增速未扣除价格因素。"));
        page.row(List.of("资料来源：云岭省统计局（虚构）"));
    }

    /** The mean of the counties that lie in the region in the month {@code scope}, weighted by their people. */
    private double income(Region region, boolean urban, int last, int scope) {
        double sum = 0;
        double people = 0;
        for (int county : region.counties()) {
            for (int part : County.parts(county, scope)) {
                double weight = County.ALL.get(part).people();
                people += weight;
                for (int month = Months.january(last); month <= last; month++) {
                    sum += weight * scene.economy().income(part, urban, month);
                }
            }
        }
        return sum / people;
    }
}
