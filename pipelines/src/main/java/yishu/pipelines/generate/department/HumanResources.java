package yishu.pipelines.generate.department;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yishu.pipelines.generate.economy.County;
import yishu.pipelines.generate.economy.CreditCode;
import yishu.pipelines.generate.economy.Dice;
import yishu.pipelines.generate.economy.Enterprise;
import yishu.pipelines.generate.economy.Industry;
import yishu.pipelines.generate.economy.Months;
import yishu.pipelines.generate.economy.Register;
import yishu.pipelines.generate.write.Cells;
import yishu.pipelines.generate.write.Database;
import yishu.pipelines.generate.write.Found;
import yishu.pipelines.generate.write.Kind;
import yishu.pipelines.generate.write.Place;
import yishu.pipelines.generate.write.Rota;
import yishu.pipelines.generate.write.Workbooks;

/** Human resources: a database of the insured by enterprise and month, and of employment by county; with its DDL. */
public final class HumanResources implements Department {
    private static final String INSURANCE = "enterprise_insurance";
    private static final String EMPLOYMENT = "county_employment";
    private static final String TABLES = """
            CREATE TABLE synthetic_note (note TEXT NOT NULL);
            CREATE TABLE enterprise_insurance (
              credit_code VARCHAR(18),
              enterprise_name VARCHAR(100) NOT NULL,
              region_code VARCHAR(6) NOT NULL,
              month VARCHAR(7) NOT NULL,
              insured INTEGER,
              contributions NUMERIC(16, 2)
            );
            CREATE TABLE county_employment (
              region_code VARCHAR(6) NOT NULL,
              month VARCHAR(7) NOT NULL,
              employed INTEGER,
              registered_unemployed INTEGER,
              new_jobs INTEGER
            );
            """;
    private static final List<Kind> KINDS = List.of(
            Kind.MISSING_CREDIT_CODE,
            Kind.MISSPELT_NAME,
            Kind.INVALID_CREDIT_CODE,
            Kind.NEGATIVE,
            Kind.DUPLICATE,
            Kind.CONTRADICTING_DUPLICATE,
            Kind.IMPOSSIBLE_DATE,
            Kind.UNKNOWN_REGION);

    @Override
    public String folder() {
        return "human_resources";
    }

    @Override
    public long write(Scene scene) throws IOException {
        String ddl = "-- " + Workbooks.SYNTHETIC + "\n" + TABLES;
        Files.writeString(scene.file("hr.postgresql.sql"), ddl, StandardCharsets.UTF_8);
        try (Database database = Database.create(scene.file("hr.db"), TABLES)) {
            database.row("synthetic_note", List.of(Workbooks.SYNTHETIC));
            return new Writing(scene, database).write();
        }
    }

    /** The bureau at work on one set of drops. */
    private static final class Writing {
        private final Scene scene;
        private final Database database;
        private final Rota rota;
        private long rows;

        Writing(Scene scene, Database database) {
            this.scene = scene;
            this.database = database;
            int expected = scene.register().filers() * 60;
            this.rota = new Rota(scene.dice().at("rota"), Math.max(20, Math.min(600, expected / 40)), KINDS);
        }

        long write() throws IOException {
            for (int month = Months.FIRST; month < Months.COUNT; month++) {
                double[][] workers = new double[County.ALL.size()][Industry.values().length];
                for (int county = 0; county < workers.length; county++) {
                    for (Industry industry : Industry.values()) {
                        workers[county][industry.position()] = scene.economy().employees(county, industry, month);
                    }
                }
                for (int filer = 0; filer < scene.register().filers(); filer++) {
                    insurance(scene.register().filer(filer), month, workers);
                }
                for (int county : County.reporting(month)) {
                    employment(county, month, workers);
                }
            }
            return rows;
        }

        private void insurance(Enterprise it, int month, double[][] workers) throws IOException {
            Register register = scene.register();
            double all = workers[it.county()][it.industry().position()] * 0.35 * register.share(it);
            Dice dice = scene.dice().at(it.number(), month);
            int insured = (int) (1 + all * (0.97 + 0.06 * dice.uniform()));
            List<Object> row = new ArrayList<>(List.of(
                    it.code(),
                    it.name(),
                    County.ALL.get(County.reporting(it.county(), month)).code(),
                    Months.of(month).toString(),
                    insured,
                    Amount.in(insured * (980 + 4.0 * month), 1, 2).toPlainString()));
            Optional<Kind> kind = rota.next();
            if (kind.isPresent()) {
                spoil(kind.get(), row, dice);
            } else {
                put(INSURANCE, row);
            }
        }

        private void spoil(Kind kind, List<Object> row, Dice dice) throws IOException {
            String code = String.valueOf(row.get(0));
            String name = String.valueOf(row.get(1));
            switch (kind) {
                case MISSING_CREDIT_CODE -> wrong(kind, row, 0, "", Found.CONSISTENCY);
                case MISSPELT_NAME -> wrong(kind, row, 1, Register.misspelt(name, dice), Found.CONSISTENCY);
                case INVALID_CREDIT_CODE -> wrong(kind, row, 0, CreditCode.broken(code), Found.QUARANTINE);
                case NEGATIVE -> wrong(kind, row, 4, -(Integer) row.get(4), Found.CHECK);
                case IMPOSSIBLE_DATE ->
                    wrong(kind, row, 3, String.valueOf(row.get(3)).substring(0, 5) + "13", Found.QUARANTINE);
                case UNKNOWN_REGION -> wrong(kind, row, 2, "990199", Found.QUARANTINE);
                case DUPLICATE -> {
                    put(INSURANCE, row);
                    scene.defects().add(next(0), kind, Cells.line(row), "", Found.QUARANTINE);
                    put(INSURANCE, row);
                }
                default -> {
                    List<Object> other = new ArrayList<>(row);
                    other.set(4, (Integer) row.get(4) + 2);
                    for (List<Object> one : List.of(row, other)) {
                        scene.defects().add(next(0), kind, Cells.line(one), Cells.line(row), Found.QUARANTINE);
                        put(INSURANCE, one);
                    }
                }
            }
        }

        private void wrong(Kind kind, List<Object> row, int position, Object was, Found found) throws IOException {
            scene.defects().add(next(position + 1), kind, Cells.text(was), Cells.text(row.get(position)), found);
            row.set(position, was);
            put(INSURANCE, row);
        }

        private Place next(int column) {
            return scene.place("hr.db", INSURANCE, database.next(INSURANCE)).withColumn(column);
        }

        private void put(String table, List<Object> row) throws IOException {
            database.row(table, row);
            rows++;
        }

        private void employment(int county, int month, double[][] workers) throws IOException {
            double employed = 0;
            for (int part : County.parts(county, month)) {
                for (double industry : workers[part]) {
                    employed += industry;
                }
            }
            double rate = 0.034
                    + 0.012 * Months.downturn(month)
                    + 0.002 * scene.dice().at(county, month).uniform();
            put(
                    EMPLOYMENT,
                    List.of(
                            County.ALL.get(county).code(),
                            Months.of(month).toString(),
                            (int) employed,
                            (int) (employed * rate),
                            (int) (employed * 0.006 * (1 - 0.5 * Months.downturn(month)))));
        }
    }
}
