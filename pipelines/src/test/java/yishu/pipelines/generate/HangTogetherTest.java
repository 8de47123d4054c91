package yishu.pipelines.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import yishu.pipelines.generate.GeneratedDrops.Line;
import yishu.pipelines.generate.economy.County;
import yishu.pipelines.generate.economy.Economy;
import yishu.pipelines.generate.economy.Months;

/** What the files of several departments say together, read from the files alone. */
class HangTogetherTest {
    private static final GeneratedDrops DROPS = GeneratedDrops.made();

    @Test
    void industriesSumToTheProductThatIsPublished() throws IOException {
        int judged = 0;
        for (Path file : DROPS.of("statistics", "分区县分行业地区生产总值")) {
            for (Line line : DROPS.soundLines(file)) {
                if (line.hasNumbers(21)) {
                    BigDecimal sum = BigDecimal.ZERO;
                    for (int column = 3; column < 21; column += 2) {
                        sum = sum.add(line.number(column));
                    }
                    assertThat(line.number(1)).as("%s", line).isEqualByComparingTo(sum);
                    judged++;
                }
            }
        }
        assertThat(judged).isGreaterThan(700);
    }

    /** Product of a year by county, 亿元, as its last preliminary workbook says. */
    private static Map<String, Double> product(int year) throws IOException {
        Map<String, Double> product = new TreeMap<>();
        for (Path file : DROPS.of("statistics", "分区县分行业地区生产总值_" + year + "年1-4季度")) {
            for (Line line : DROPS.soundLines(file)) {
                if (line.cells().size() > 1 && line.cells().get(1) instanceof BigDecimal number) {
                    product.put(String.valueOf(line.cells().get(0)), number.doubleValue());
                }
            }
        }
        return product;
    }

    /** Electricity of a year by county, 万千瓦时. */
    private static Map<String, Double> electricity(int year) throws IOException {
        Map<String, Double> used = new TreeMap<>();
        for (Path file : DROPS.of("grid", "用电量_" + year)) {
            String text = Files.readString(
                    file,
                    file.toString().matches(".*[02468]\\.csv") ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16LE);
            Matcher lines = Pattern.compile("(?m)^\\d{4}-\\d\\d,([^,]+区|[^,]+县),全社会用电量,(\\d+\\.\\d+),")
                    .matcher(text);
            lines.results().forEach(it -> used.merge(it.group(1), Double.valueOf(it.group(2)), Double::sum));
        }
        return used;
    }

    @Test
    void oneCountyPublishesMoreThanItsElectricityBears() throws IOException {
        String boasting = County.ALL.get(County.BOASTING).name();
        Map<String, Double> before = product(2021);
        Map<String, Double> after = product(2024);
        // It never goes wrong otherwise, so it is always there.
        assertThat(after).containsKey(boasting);
        double truth = DROPS.defects.stream()
                .filter(it -> it.kind().equals("inflated_figure") && it.file().contains("2024年1-4季度"))
                .mapToDouble(it -> Double.parseDouble(it.was()) / Double.parseDouble(it.right()))
                .findFirst()
                .orElseThrow();
        assertThat(truth).isBetween(1.13, 1.151);
        Map<String, Double> was = electricity(2021);
        Map<String, Double> is = electricity(2024);
        Map<String, Double> intensity = new TreeMap<>();
        for (String county : List.of("溪北区", "松南区", "桐岭区", boasting)) {
            double product = after.getOrDefault(county, Double.NaN) / before.getOrDefault(county, Double.NaN);
            double used = is.getOrDefault(county, Double.NaN) / was.getOrDefault(county, Double.NaN);
            if (!Double.isNaN(product / used)) {
                intensity.put(county, product / used);
            }
        }
        assertThat(intensity).hasSizeGreaterThan(2);
        double others = intensity.entrySet().stream()
                .filter(it -> !it.getKey().equals(boasting))
                .mapToDouble(Map.Entry::getValue)
                .max()
                .orElseThrow();
        assertThat(intensity.get(boasting)).isGreaterThan(others + 0.05);
    }

    /** Tax of a month in fen, from the lines that are sound. */
    private static double[] taxes() throws IOException {
        double[] taxes = new double[Months.COUNT - Months.FIRST];
        List<Path> files = DROPS.of("tax", "FP");
        for (int month = 0; month < taxes.length; month++) {
            List<String> lines = Files.readAllLines(files.get(month), GeneratedDrops.GB18030);
            for (String line : lines.subList(1, lines.size() - 1)) {
                byte[] bytes = line.getBytes(GeneratedDrops.GB18030);
                taxes[month] += Double.parseDouble(new String(bytes, 106, 15, StandardCharsets.US_ASCII));
            }
        }
        return taxes;
    }

    @Test
    void taxesFollowTrueOutputThroughTheDownturn() throws IOException {
        double[] taxes = taxes();
        Economy economy = Economy.of(GeneratedDrops.SEED);
        double[] output = new double[taxes.length];
        for (int month = 0; month < taxes.length; month++) {
            for (int county = 0; county < County.ALL.size(); county++) {
                output[month] += economy.value(county, month + Months.FIRST);
            }
        }
        assertThat(correlation(taxes, output)).isGreaterThan(0.85);
        // May to July 2022 lie in the downturn; a year before and after they do not.
        assertThat(growth(taxes, 2023)).isGreaterThan(growth(taxes, 2022) + 0.06);
    }

    /** Of May to July on the year before. */
    private static double growth(double[] months, int year) {
        int may = Months.at(year, 5) - Months.FIRST;
        double now = months[may] + months[may + 1] + months[may + 2];
        return now / (months[may - 12] + months[may - 11] + months[may - 10]) - 1;
    }

    @Test
    void electricityGrowsLeastInTheYearOfTheDownturn() throws IOException {
        double[] used = new double[5];
        for (int year = 2020; year <= 2024; year++) {
            used[year - 2020] =
                    electricity(year).values().stream().mapToDouble(it -> it).sum();
        }
        double fell = used[2] / used[1];
        assertThat(fell).isLessThan(Math.min(used[1] / used[0], Math.min(used[3] / used[2], used[4] / used[3])) - 0.02);
    }

    private static double correlation(double[] one, double[] other) {
        double n = one.length;
        double x = 0;
        double y = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int it = 0; it < n; it++) {
            x += one[it];
            y += other[it];
            xx += one[it] * one[it];
            yy += other[it] * other[it];
            xy += one[it] * other[it];
        }
        return (n * xy - x * y) / Math.sqrt((n * xx - x * x) * (n * yy - y * y));
    }

    @Test
    void fireSafetyBecomesABottleneckOnItsDay() throws IOException {
        List<Double> before = new ArrayList<>();
        List<Double> after = new ArrayList<>();
        Pattern step = Pattern.compile("\"step\":\"消防设计审查\",\"started_at\":\"([^\"]+)\",\"ended_at\":\"([^\"]+)\"");
        for (Path file : DROPS.of("government_services", "办件")) {
            step.matcher(Files.readString(file)).results().forEach(it -> {
                LocalDateTime start = LocalDateTime.parse(it.group(1));
                double days = ChronoUnit.MINUTES.between(start, LocalDateTime.parse(it.group(2))) / 1440.0;
                (start.toLocalDate().isBefore(LocalDate.of(2024, 3, 1)) ? before : after).add(days);
            });
        }
        assertThat(before).hasSizeGreaterThan(100).allMatch(it -> it < 4);
        assertThat(after).hasSizeGreaterThan(15).allMatch(it -> it > 7);
    }

    @Test
    void theHotlineSurgesOnOneDayInOneCounty() throws IOException {
        String june = Files.readString(DROPS.folder.resolve("hotline/工单_202406.csv"), GeneratedDrops.GB18030);
        Map<String, Integer> calls = new TreeMap<>();
        Matcher lines = Pattern.compile("(?m)^YL\\d+,(2024-\\d\\d-\\d\\d) [\\d:]+,([^,]+),")
                .matcher(june);
        lines.results().forEach(it -> calls.merge(it.group(1) + it.group(2), 1, Integer::sum));
        int surge = calls.getOrDefault("2024-06-18长堤县", 0);
        calls.remove("2024-06-18长堤县");
        assertThat(surge).isGreaterThanOrEqualTo(10);
        assertThat(calls.values()).allMatch(it -> it < surge / 2);
    }
}
