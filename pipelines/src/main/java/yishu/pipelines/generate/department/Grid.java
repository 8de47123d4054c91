package yishu.pipelines.generate.department;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import yishu.pipelines.generate.economy.County;
import yishu.pipelines.generate.economy.Industry;
import yishu.pipelines.generate.economy.Months;
import yishu.pipelines.generate.write.Cells;
import yishu.pipelines.generate.write.Found;
import yishu.pipelines.generate.write.Kind;
import yishu.pipelines.generate.write.Place;
import yishu.pipelines.generate.write.Rota;
import yishu.pipelines.generate.write.Spoiler;
import yishu.pipelines.generate.write.TextFile;

/** The grid company: electricity by county and use in a text a month, in UTF-16 or in UTF-8, both with a mark. */
public final class Grid implements Department {
    private static final double TEN_THOUSAND = 1e4;
    private static final List<Kind> KINDS = List.of(
            Kind.SHIFTED_COLUMNS,
            Kind.TEXT_IN_NUMBER,
            Kind.NEGATIVE,
            Kind.UNKNOWN_REGION,
            Kind.AMBIGUOUS_REGION,
            Kind.DUPLICATE,
            Kind.CONTRADICTING_DUPLICATE,
            Kind.REGION_BEFORE_MERGER);

    @Override
    public String folder() {
        return "grid";
    }

    @Override
    public long write(Scene scene) throws IOException {
        return new Writing(scene).write();
    }

    /** Electricity that a county uses in a month, in kilowatt hours: what its uses sum to as they are printed. */
    static BigDecimal total(Scene scene, int county, int month) {
        return uses(scene, county, month).get(0).multiply(BigDecimal.valueOf(10_000));
    }

    /** In 10,000 kilowatt hours: all, each industry, households. */
    private static List<BigDecimal> uses(Scene scene, int county, int month) {
        List<BigDecimal> uses = new ArrayList<>(List.of(BigDecimal.ZERO));
        List<Integer> parts = County.parts(county, month);
        for (Industry industry : Industry.values()) {
            uses.add(Amount.sum(parts, it -> scene.economy().electricity(it, industry, month), TEN_THOUSAND, 2));
        }
        uses.add(Amount.sum(parts, it -> scene.economy().households(it, month), TEN_THOUSAND, 2));
        uses.set(0, uses.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        return uses;
    }

    /** The company at work on one set of drops. */
    private static final class Writing {
        private final Scene scene;
        private final Spoiler spoiler;
        private final Rota sums;
        private long rows;

        Writing(Scene scene) {
            this.scene = scene;
            this.spoiler = new Spoiler(scene.defects(), scene.dice().at("lines"), 160, KINDS);
            this.sums = new Rota(scene.dice().at("sums"), 60, List.of(Kind.TOTAL_NOT_SUM, Kind.WRONG_UNIT));
        }

        long write() throws IOException {
            for (int month = Months.FIRST; month < Months.COUNT; month++) {
                String name = String.format(Locale.ROOT, "用电量_%d%02d.csv", Months.year(month), Months.month(month));
                Charset charset = month % 2 == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
                try (TextFile file = TextFile.create(scene.file(name), charset, "\r\n")) {
                    fill(name, file, month);
                }
            }
            return rows;
        }

        private void fill(String name, TextFile file, int month) {
            file.line("\uFEFF云岭省分县区分行业用电量（模拟数据）");
            file.line("统计月份,供电区域,用电类别,用电量（万千瓦时）,用户数（户）");
            List<Integer> counties = County.reporting(month);
            for (int county : counties) {
                List<List<Object>> group = group(county, month);
                Optional<Kind> kind = sums.next();
                boolean last = county == counties.get(counties.size() - 1);
                if (last && month % 15 == 1) {
                    truncated(name, file, group);
                } else if (scene.disputed(county, month)) {
                    group.forEach(file::csv);
                } else if (kind.isPresent()) {
                    wrongSum(name, file, kind.get(), group);
                } else {
                    sound(name, file, group, Months.year(month) >= 2022);
                }
                rows += group.size();
            }
        }

        private List<List<Object>> group(int county, int month) {
            List<BigDecimal> uses = uses(scene, county, month);
            List<String> names = new ArrayList<>(List.of("全社会用电量"));
            List.of(Industry.values()).forEach(it -> names.add(it.title()));
            names.add("城乡居民生活用电");
            List<List<Object>> group = new ArrayList<>();
            for (int use = 0; use < names.size(); use++) {
                BigDecimal customers = Amount.in(
                        County.ALL.get(county).people() * (use == 0 ? 4200 : use == names.size() - 1 ? 3800 : 44),
                        1,
                        0);
                String period = Months.of(month).toString();
                group.add(List.of(period, County.ALL.get(county).name(), names.get(use), uses.get(use), customers));
            }
            return group;
        }

        private void sound(String name, TextFile file, List<List<Object>> group, boolean afterMerger) {
            Spoiler.Shape shape = new Spoiler.Shape(1, 3, -1, List.of(), afterMerger, List.of(3), true);
            for (List<Object> row : group) {
                List<List<Object>> written = spoiler.rows(scene.place(name, "", file.next()), row, shape);
                written.forEach(file::csv);
                rows += written.size() - 1;
            }
        }

        private void wrongSum(String name, TextFile file, Kind kind, List<List<Object>> group) {
            int wrong = kind == Kind.TOTAL_NOT_SUM
                    ? 0
                    : 1 + scene.dice().at(file.next()).below(group.size() - 1);
            for (int position = 0; position < group.size(); position++) {
                List<Object> row = new ArrayList<>(group.get(position));
                BigDecimal right = (BigDecimal) row.get(3);
                if (position == wrong) {
                    row.set(3, position == 0 ? Amount.in(right.doubleValue() * 1.1, 1, 2) : right.movePointRight(4));
                }
                scene.defects()
                        .add(
                                scene.place(name, "", file.next()).withColumn(4),
                                kind,
                                Cells.text(row.get(3)),
                                Cells.text(right),
                                Found.CHECK);
                file.csv(row);
            }
        }

        /** The file ends within its last line. */
        private void truncated(String name, TextFile file, List<List<Object>> group) {
            group.subList(0, group.size() - 1).forEach(file::csv);
            String line = Cells.line(group.get(group.size() - 1));
            String was = line.substring(0, line.lastIndexOf(',') - 3);
            Place place = scene.place(name, "", file.next());
            scene.defects().add(place, Kind.TRUNCATED_LINE, was, line, Found.QUARANTINE);
            file.part(was);
        }
    }
}
