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
 * Value added by county and industry from January to the end of a quarter, with its growth at comparable prices: a
 * preliminary workbook for each quarter, a verified one for each year, and one that the economic census revised.
 */
final class Accounts {
    private static final double HUNDRED_MILLION = 1e8;
    private static final List<String> QUARTERS = List.of("一季度", "1-2季度", "1-3季度", "1-4季度");

    private final Scene scene;
    private final Spoiler spoiler;
    private long rows;

    Accounts(Scene scene) {
        this.scene = scene;
        this.spoiler = new Spoiler(scene.defects(), scene.dice().at("accounts"), 15, Statistics.KINDS);
    }

    /** An edition of the accounts: its note, how far it may be off, and what it adds to services. */
    private enum Edition {
        PRELIMINARY("初步核算数，最终核实后将作修订", 0.008, 0),
        VERIFIED("最终核实数", 0.002, 0),
        CENSUS("第五次全国经济普查修订数", 0.0, 0.021);

        private final String note;
        private final double error;
        private final double services;

        Edition(String note, double error, double services) {
            this.note = note;
            this.error = error;
            this.services = services;
        }
    }

    long write() throws IOException {
        for (int year = 2020; year <= 2024; year++) {
            for (int quarter = 1; quarter <= 4; quarter++) {
                String name = year + "年" + QUARTERS.get(quarter - 1);
                write("分区县分行业地区生产总值_" + name + ".xlsx", Edition.PRELIMINARY, year, year, quarter, quarter);
            }
            if (year < 2024) {
                write("分区县分行业地区生产总值_" + year + "年最终核实.xlsx", Edition.VERIFIED, year, year, 1, 4);
            }
        }
        write("分区县分行业地区生产总值_2020-2023年普查修订.xlsx", Edition.CENSUS, 2020, 2023, 1, 4);
        return rows;
    }

    private void write(String file, Edition edition, int fromYear, int toYear, int from, int to) throws IOException {
        Workbooks.write(scene.file(file), sheets -> {
            for (int year = fromYear; year <= toYear; year++) {
                for (int quarter = from; quarter <= to; quarter++) {
                    fill(file, sheets.page(year + "年" + QUARTERS.get(quarter - 1)), edition, year, quarter);
                }
            }
        });
    }

    private void fill(String file, Sheets.Page page, Edition edition, int year, int quarter) {
        int last = Months.at(year, quarter * 3);
        String period = year + "年" + QUARTERS.get(quarter - 1);
        List<String> names = new ArrayList<>(List.of("地区生产总值"));
        List.of(Industry.values()).forEach(it -> names.add(it.title()));
        Statistics.heading(page, period + "各区县分行业地区生产总值（模拟数据）", period + "累计", names, "亿元");
        Spoiler.Shape shape = shape(names.size(), year >= 2022);
        for (Region region : Region.of(last)) {
            List<Object> row = row(region, edition, last);
            boolean boasts = region.isCounty()
                    && region.counties().get(0) == County.BOASTING
                    && Economy.boast(County.BOASTING, last) > 1;
            if (boasts) {
                truth(file, page, edition, last, row);
            }
            int at = page.next();
            List<List<Object>> written =
                    boasts ? List.of(row) : spoiler.rows(scene.place(file, page.name(), at), row, shape);
            written.forEach(page::row);
            rows += written.size();
        }
        page.row(List.of("注：1." + edition.note + "，按当年价格计算，增速按可比价格计算。"));
        page.row(List.of("　　　2.2021年7月石埠县撤销并入澜阳区，此后澜阳区数据含原石埠县，增速按可比口径计算。"));
        page.row(List.of("　　　3." + Workbooks.SYNTHETIC + "。"));
        page.row(List.of("资料来源：云岭省统计局（虚构）"));
    }

    private void truth(String file, Sheets.Page page, Edition edition, int last, List<Object> row) {
        BigDecimal right = Amount.in(published(County.BOASTING, edition, last, false), HUNDRED_MILLION, 2);
        scene.defects()
                .add(
                        scene.place(file, page.name(), page.next()).withColumn(2),
                        Kind.INFLATED_FIGURE,
                        ((BigDecimal) row.get(1)).toPlainString(),
                        right.toPlainString(),
                        Found.CONSISTENCY);
    }

    private double published(int county, Edition edition, int last, boolean boasting) {
        double sum = 0;
        for (Industry industry : Industry.values()) {
            sum += value(county, industry, edition, last, boasting);
        }
        return sum;
    }

    private static Spoiler.Shape shape(int columns, boolean afterMerger) {
        List<Integer> parts = new ArrayList<>();
        for (int column = 1; column < columns; column++) {
            parts.add(1 + 2 * column);
        }
        return new Spoiler.Shape(0, 1, 1, parts, afterMerger, parts, false);
    }

    private List<Object> row(Region region, Edition edition, int last) {
        List<Object> row = new ArrayList<>(List.of(region.name(), BigDecimal.ZERO, growth(region, edition, last)));
        BigDecimal total = BigDecimal.ZERO;
        for (Industry industry : Industry.values()) {
            BigDecimal value =
                    Amount.sum(region.counties(), it -> value(it, industry, edition, last, true), HUNDRED_MILLION, 2);
            total = total.add(value);
            row.add(value);
            row.add(Amount.percent(
                    volume(region, industry, last, true) / volume(region, industry, last - 12, false) - 1));
        }
        row.set(1, total);
        return row;
    }

    private BigDecimal growth(Region region, Edition edition, int last) {
        double now = 0;
        double before = 0;
        for (Industry industry : Industry.values()) {
            now += volume(region, industry, last, true);
            before += volume(region, industry, last - 12, false);
        }
        double off = edition.error * scene.dice().at(edition.note).at(last).normal() / 4;
        return Amount.percent(now / before - 1 + off);
    }

    /** What a county publishes, in yuan since January, of all that lies in it by then. */
    private double value(int county, Industry industry, Edition edition, int last, boolean boasting) {
        double sum = 0;
        for (int part : County.parts(county, last)) {
            for (int month = Months.january(last); month <= last; month++) {
                sum += scene.economy().value(part, industry, month) * (boasting ? Economy.boast(part, month) : 1);
            }
        }
        double off = edition.error
                * scene.dice()
                        .at(edition.note)
                        .at(county * 100L + industry.position(), last)
                        .normal();
        boolean service = industry.position() >= Industry.TRADE.position();
        return sum * (1 + off) * (1 + (service ? edition.services : 0));
    }

    /**
     * Volume since January of what lies in the region at the end, so that growth compares like with like.
     *
     * @param now whether it is the year itself, which a county may inflate by what it adds within a year
     */
    private double volume(Region region, Industry industry, int last, boolean now) {
        int scope = now ? last : last + 12;
        double sum = 0;
        for (int county : region.counties()) {
            for (int part : County.parts(county, scope)) {
                for (int month = Months.january(last); month <= last; month++) {
                    sum += scene.economy().volume(part, industry, month) * Economy.boast(part, month);
                }
            }
        }
        return sum;
    }
}
