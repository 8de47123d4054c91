package yishu.pipelines.generate.department;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import yishu.pipelines.generate.economy.County;
import yishu.pipelines.generate.economy.CreditCode;
import yishu.pipelines.generate.economy.Dice;
import yishu.pipelines.generate.economy.Enterprise;
import yishu.pipelines.generate.economy.Months;
import yishu.pipelines.generate.economy.Register;
import yishu.pipelines.generate.write.Found;
import yishu.pipelines.generate.write.Kind;
import yishu.pipelines.generate.write.Place;
import yishu.pipelines.generate.write.Rota;
import yishu.pipelines.generate.write.TextFile;

/**
 * The tax bureau: lines of fixed width (in bytes of GB18030) that an old mainframe writes, a file a month. A line is an
 * enterprise's invoices: credit code 18, name 50, county 6, industry 1, month 6, invoices 8, sales 17, tax 15; amounts in
 * fen, without a point. The first line labels the file; the last, after a {@code T}, counts lines and fen.
 */
public final class Tax implements Department {
    private static final List<Kind> KINDS = List.of(
            Kind.INVALID_CREDIT_CODE,
            Kind.MISSPELT_NAME,
            Kind.WRONG_UNIT,
            Kind.IMPOSSIBLE_DATE,
            Kind.TEXT_IN_NUMBER,
            Kind.DUPLICATE,
            Kind.UNKNOWN_REGION,
            Kind.MISSING_CREDIT_CODE,
            Kind.REGION_BEFORE_MERGER);

    @Override
    public String folder() {
        return "tax";
    }

    @Override
    public long write(Scene scene) throws IOException {
        return new Writing(scene).write();
    }

    /** What is in a line, each as it will stand there. */
    private record Line(
            String code,
            String name,
            String county,
            String industry,
            String month,
            long invoices,
            String sales,
            long tax) {

        String text() {
            return wide(code, 18)
                    + wide(name, 50)
                    + county
                    + industry
                    + month
                    + String.format(Locale.ROOT, "%08d", invoices)
                    + sales
                    + String.format(Locale.ROOT, "%015d", tax);
        }

        Line with(String code, String name, String county, String month, String sales) {
            return new Line(code, name, county, industry, month, invoices, sales, tax);
        }
    }

    /** Filled with blanks to so many bytes. */
    private static String wide(String text, int bytes) {
        return text + " ".repeat(Math.max(0, bytes - text.getBytes(TextFile.GB18030).length));
    }

    /** The bureau at work on one set of drops. */
    private static final class Writing {
        private final Scene scene;
        private final Register register;
        private final Rota rota;
        private long all;
        private long sum;

        Writing(Scene scene) {
            this.scene = scene;
            this.register = scene.register();
            int lines = register.filers() * 60;
            this.rota = new Rota(scene.dice().at("rota"), Math.max(20, Math.min(600, lines / 45)), KINDS);
        }

        long write() throws IOException {
            for (int month = Months.FIRST; month < Months.COUNT; month++) {
                String period = String.format(Locale.ROOT, "%d%02d", Months.year(month), Months.month(month));
                String name = "FP" + period + ".txt";
                try (TextFile file = TextFile.create(scene.file(name), TextFile.GB18030, "\n")) {
                    file.line("H云岭省税务局发票汇总（模拟数据）" + period);
                    long first = file.next();
                    sum = 0;
                    for (int filer = 0; filer < register.filers(); filer++) {
                        Enterprise enterprise = register.filer(filer);
                        put(name, file, month, enterprise, line(enterprise, month, period));
                    }
                    long lines = file.next() - first;
                    all += lines;
                    file.line(String.format(Locale.ROOT, "T%010d%020d", lines, sum));
                }
            }
            return all;
        }

        private Line line(Enterprise enterprise, int month, String period) {
            Dice dice = scene.dice().at(enterprise.number(), month);
            double share = register.share(enterprise);
            int county = enterprise.county();
            double sales = share
                    * scene.economy().sales(county, enterprise.industry(), month)
                    * StrictMath.exp(0.05 * dice.normal());
            double tax = share
                    * scene.economy().tax(county, enterprise.industry(), month)
                    * StrictMath.exp(0.05 * dice.normal());
            return new Line(
                    enterprise.code(),
                    enterprise.name(),
                    County.ALL.get(County.reporting(county, month)).code(),
                    enterprise.industry().code(),
                    period,
                    1 + (long) (sales / 30_000),
                    String.format(Locale.ROOT, "%017d", (long) (sales * 100)),
                    (long) (tax * 100));
        }

        private void put(String name, TextFile file, int month, Enterprise enterprise, Line line) {
            Place at = scene.place(name, "", file.next());
            Optional<Kind> kind = rota.next();
            Optional<Line> wrong = kind.flatMap(it -> wrong(it, at, month, enterprise, line));
            if (kind.isPresent() && wrong.isEmpty()) {
                rota.postpone(kind.get());
            }
            write(file, wrong.orElse(line));
            if (kind.equals(Optional.of(Kind.DUPLICATE))) {
                scene.defects().add(at.withRow(file.next()), Kind.DUPLICATE, line.text(), "", Found.QUARANTINE);
                write(file, line);
            }
        }

        private void write(TextFile file, Line line) {
            file.line(line.text());
            sum += line.sales().matches("\\d+") ? Long.parseLong(line.sales()) : 0;
        }

        private Optional<Line> wrong(Kind kind, Place at, int month, Enterprise enterprise, Line line) {
            Dice dice = scene.dice().at("wrong").at(at.row(), month);
            String yuan = String.format(Locale.ROOT, "%017d", Long.parseLong(line.sales()) / 100);
            String spoken = line.sales().substring(0, 12)
                    + dice.pick(List.of("O", "l", "*", "-"))
                    + line.sales().substring(13);
            String slip = Register.misspelt(line.name(), dice);
            String broken = CreditCode.broken(line.code());
            String thirteenth = line.month().substring(0, 4) + dice.pick(List.of("13", "00", "31"));
            return switch (kind) {
                case INVALID_CREDIT_CODE ->
                    told(
                            at,
                            kind,
                            1,
                            broken,
                            line.code(),
                            Found.QUARANTINE,
                            line.with(broken, line.name(), line.county(), line.month(), line.sales()));
                case MISSING_CREDIT_CODE ->
                    told(
                            at,
                            kind,
                            1,
                            "",
                            line.code(),
                            Found.CONSISTENCY,
                            line.with("", line.name(), line.county(), line.month(), line.sales()));
                case MISSPELT_NAME ->
                    told(
                            at,
                            kind,
                            2,
                            slip,
                            line.name(),
                            Found.CONSISTENCY,
                            line.with(line.code(), slip, line.county(), line.month(), line.sales()));
                case UNKNOWN_REGION ->
                    told(
                            at,
                            kind,
                            3,
                            "990199",
                            line.county(),
                            Found.QUARANTINE,
                            line.with(line.code(), line.name(), "990199", line.month(), line.sales()));
                case IMPOSSIBLE_DATE ->
                    told(
                            at,
                            kind,
                            5,
                            thirteenth,
                            line.month(),
                            Found.QUARANTINE,
                            line.with(line.code(), line.name(), line.county(), thirteenth, line.sales()));
                case TEXT_IN_NUMBER ->
                    told(
                            at,
                            kind,
                            7,
                            spoken,
                            line.sales(),
                            Found.QUARANTINE,
                            line.with(line.code(), line.name(), line.county(), line.month(), spoken));
                case WRONG_UNIT ->
                    told(
                            at,
                            kind,
                            7,
                            yuan,
                            line.sales(),
                            Found.CONSISTENCY,
                            line.with(line.code(), line.name(), line.county(), line.month(), yuan));
                case REGION_BEFORE_MERGER ->
                    Months.year(month) >= 2022 && enterprise.county() == County.MERGED
                            ? told(
                                    at,
                                    kind,
                                    3,
                                    "990121",
                                    line.county(),
                                    Found.QUARANTINE,
                                    line.with(line.code(), line.name(), "990121", line.month(), line.sales()))
                            : Optional.empty();
                case DUPLICATE -> Optional.of(line);
                default -> Optional.empty();
            };
        }

        private Optional<Line> told(Place at, Kind kind, int column, String was, String right, Found found, Line line) {
            scene.defects().add(at.withColumn(column), kind, was, right, found);
            return Optional.of(line);
        }
    }
}
