package yishu.pipelines.generate.department;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import yishu.pipelines.generate.economy.County;
import yishu.pipelines.generate.economy.Industry;
import yishu.pipelines.generate.economy.Months;
import yishu.pipelines.generate.write.Sheets;
import yishu.pipelines.generate.write.Spoiler;
import yishu.pipelines.generate.write.Workbooks;

/**
 * The finance bureau: old workbooks (.xls) of the budget's execution since January, in 10,000 yuan, and of what banks hold
 * and lend, in 100 million.
 */
public final class Finance implements Department {
    private static final List<String> REVENUE = List.of("一般公共预算收入", "税收收入", "非税收入", "增值税", "企业所得税", "个人所得税");
    private static final List<String> EXPENDITURE =
            List.of("一般公共预算支出", "教育支出", "社会保障和就业支出", "卫生健康支出", "农林水支出", "城乡社区支出", "一般公共服务支出", "其他支出");
    private static final double[] SHARES = {0.19, 0.15, 0.10, 0.12, 0.11, 0.10, 0.23};
    private static final double[] TAX_SHARES = {0.38, 0.17, 0.06};
    private static final double LOCAL = 0.55;
    private static final double TEN_THOUSAND = 1e4;

    @Override
    public String folder() {
        return "finance";
    }

    @Override
    public long write(Scene scene) throws IOException {
        return new Writing(scene).write();
    }

    /** The bureau at work on one set of drops. */
    private static final class Writing {
        private final Scene scene;
        private final Spoiler budget;
        private final Spoiler banking;
        private long rows;

        Writing(Scene scene) {
            this.scene = scene;
            this.budget = new Spoiler(scene.defects(), scene.dice().at("budget"), 50, Statistics.KINDS);
            this.banking = new Spoiler(scene.defects(), scene.dice().at("banking"), 40, Statistics.KINDS);
        }

        long write() throws IOException {
            for (int month = Months.FIRST; month < Months.COUNT; month++) {
                int last = month;
                String year = Months.year(last) + "年";
                if (last % 12 != 0) {
                    String period = year + "1-" + Months.month(last) + "月";
                    String file = "一般公共预算执行情况_" + period + ".xls";
                    Workbooks.write(scene.file(file), sheets -> {
                        fill(file, sheets.page("收入"), period, REVENUE, last);
                        fill(file, sheets.page("支出"), period, EXPENDITURE, last);
                    });
                }
                String file = "金融机构存贷款余额_" + year + Months.month(last) + "月.xls";
                Workbooks.write(scene.file(file), sheets -> banking(file, sheets.page("存贷款"), last));
            }
            return rows;
        }

        private void fill(String file, Sheets.Page page, String period, List<String> items, int last) {
            Statistics.heading(page, period + "一般公共预算执行情况（模拟数据）", period + "累计", items, "万元");
            List<Integer> levels = new ArrayList<>();
            items.forEach(it -> levels.add(1 + 2 * levels.size()));
            List<Integer> parts = items == REVENUE ? List.of(3, 5) : levels.subList(1, levels.size());
            boolean late = Months.year(last) >= 2022;
            Spoiler.Shape shape = new Spoiler.Shape(0, 1, 1, parts, late, parts, false);
            for (Region region : Region.of(last)) {
                put(file, page, budget, row(region, items, last), shape);
            }
            page.row(List.of("注：" + Workbooks.SYNTHETIC + "；当年数据未扣除上级补助。"));
        }

        private List<Object> row(Region region, List<String> items, int last) {
            List<BigDecimal> now = amounts(region, items, last, last);
            List<BigDecimal> before = amounts(region, items, last - 12, last);
            List<Object> row = new ArrayList<>(List.of(region.name()));
            for (int item = 0; item < items.size(); item++) {
                row.add(now.get(item));
                row.add(Amount.percent(
                        now.get(item).doubleValue() / before.get(item).doubleValue() - 1));
            }
            return row;
        }

        /** In 10,000 yuan since January, of the counties that lie in the region in the month {@code scope}. */
        private List<BigDecimal> amounts(Region region, List<String> items, int last, int scope) {
            List<BigDecimal> sums = new ArrayList<>();
            items.forEach(it -> sums.add(BigDecimal.ZERO));
            for (int county : region.counties()) {
                for (int part : County.parts(county, scope)) {
                    List<BigDecimal> own = items == REVENUE ? revenue(part, last) : expenditure(part, last);
                    own.forEach(it -> sums.add(sums.remove(0).add(it)));
                }
            }
            return sums;
        }

        private List<BigDecimal> revenue(int county, int last) {
            double tax = tax(county, Months.january(last), last);
            List<BigDecimal> row = new ArrayList<>();
            BigDecimal taxes = Amount.in(tax, TEN_THOUSAND, 0);
            BigDecimal other = Amount.in(tax * (last % 12 == 11 ? 0.27 : 0.22), TEN_THOUSAND, 0);
            row.addAll(List.of(taxes.add(other), taxes, other));
            for (double share : TAX_SHARES) {
                row.add(Amount.in(tax * share, TEN_THOUSAND, 0));
            }
            return row;
        }

        /** What is left of the taxes for the county, which gets them a month late. */
        private double tax(int county, int first, int last) {
            double sum = 0;
            for (int month = first; month <= last; month++) {
                for (Industry industry : Industry.values()) {
                    sum += LOCAL * scene.economy().tax(county, industry, Math.max(0, month - 1));
                }
            }
            return sum;
        }

        private List<BigDecimal> expenditure(int county, int last) {
            List<BigDecimal> row = new ArrayList<>(List.of(BigDecimal.ZERO));
            double spent = 0;
            for (int month = Months.january(last); month <= last; month++) {
                spent += 2.4 * tax(county, month, month) * (month % 12 == 11 ? 1.7 : 0.95);
            }
            for (double share : SHARES) {
                row.add(Amount.in(spent * share, TEN_THOUSAND, 0));
            }
            row.set(0, row.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
            return row;
        }

        private void banking(String file, Sheets.Page page, int last) {
            page.title("金融机构本外币存贷款余额（模拟数据）", 3);
            page.row(List.of("时间：" + Months.year(last) + "年" + Months.month(last) + "月末", "", "单位：亿元"));
            page.row(List.of("地区", "各项存款余额", "各项贷款余额"));
            Spoiler.Shape shape =
                    new Spoiler.Shape(0, 1, -1, List.of(), Months.year(last) >= 2022, List.of(1, 2), false);
            for (Region region : Region.of(last)) {
                List<Object> row = new ArrayList<>(List.of(region.name()));
                row.add(Amount.sum(region.counties(), it -> stock(it, last, true), 1e8, 2));
                row.add(Amount.sum(region.counties(), it -> stock(it, last, false), 1e8, 2));
                put(file, page, banking, row, shape);
            }
            page.row(List.of("注：" + Workbooks.SYNTHETIC + "。"));
        }

        private double stock(int county, int month, boolean deposits) {
            return County.parts(county, month).stream()
                    .mapToDouble(it -> deposits
                            ? scene.economy().deposits(it, month)
                            : scene.economy().loans(it, month))
                    .sum();
        }

        private void put(String file, Sheets.Page page, Spoiler spoiler, List<Object> row, Spoiler.Shape shape) {
            List<List<Object>> written = spoiler.rows(scene.place(file, page.name(), page.next()), row, shape);
            written.forEach(page::row);
            rows += written.size();
        }
    }
}
