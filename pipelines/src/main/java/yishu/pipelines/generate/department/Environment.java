package yishu.pipelines.generate.department;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import yishu.pipelines.generate.economy.County;
import yishu.pipelines.generate.economy.Dice;
import yishu.pipelines.generate.economy.Months;
import yishu.pipelines.generate.write.Found;
import yishu.pipelines.generate.write.JsonLines;
import yishu.pipelines.generate.write.Kind;
import yishu.pipelines.generate.write.ParquetFile;
import yishu.pipelines.generate.write.Place;
import yishu.pipelines.generate.write.Rota;

/**
 * The environment bureau: readings of stations, fine dust (µg/m³) and permanganate index of the water (mg/L), a Parquet
 * file a year, and the last month again as the lines that a stream carries. Some come late, some are corrected by a later
 * revision of the same station and time; neither is a defect. Times are China's.
 */
public final class Environment implements Department {
    private static final List<Kind> KINDS = List.of(
            Kind.NEGATIVE,
            Kind.FUTURE_DATE,
            Kind.UNKNOWN_REGION,
            Kind.DUPLICATE,
            Kind.CONTRADICTING_DUPLICATE,
            Kind.WRONG_UNIT,
            Kind.REGION_BEFORE_MERGER);

    @Override
    public String folder() {
        return "environment";
    }

    @Override
    public long write(Scene scene) throws IOException {
        return new Writing(scene).write();
    }

    /** The bureau at work on one set of drops. */
    private static final class Writing {
        private final Scene scene;
        private final int stations;
        private final int step;
        private final Rota rota;
        private long rows;

        Writing(Scene scene) {
            this.scene = scene;
            this.stations = (int) Math.max(1, Math.round(scene.scale()));
            this.step = scene.scale() < 1 ? (int) Math.min(30, Math.round(1 / scene.scale())) : 1;
            int expected = 25 * stations * 1827 / step;
            this.rota = new Rota(scene.dice().at("rota"), Math.max(20, Math.min(1000, expected / 40)), KINDS);
        }

        long write() throws IOException {
            for (int year = 2020; year <= 2024; year++) {
                String name = "监测数据_" + year + ".parquet";
                try (ParquetFile file = ParquetFile.create(scene.file(name), Reading.SCHEMA)) {
                    days(name, Reading.sink(file), LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
                }
            }
            String name = "监测数据流_202412.jsonl";
            try (JsonLines file = JsonLines.create(scene.file(name))) {
                days(name, Reading.sink(file), LocalDate.of(2024, 12, 1), LocalDate.of(2025, 1, 1));
            }
            return rows;
        }

        private void days(String name, Reading.Sink sink, LocalDate from, LocalDate to) throws IOException {
            for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
                if (day.toEpochDay() % step == 0) {
                    int month = Months.at(day.getYear(), day.getMonthValue());
                    for (int county = 0; county < County.ALL.size(); county++) {
                        double dust = scene.economy().dust(county, month, day.getDayOfMonth());
                        for (int station = 0; station < 2 * stations; station++) {
                            reading(name, sink, county, station, month, day, dust);
                        }
                    }
                }
            }
        }

        private void reading(
                String name, Reading.Sink sink, int county, int station, int month, LocalDate day, double dust)
                throws IOException {
            boolean air = station < stations;
            Dice dice = scene.dice().at(county * 100_000L + station, day.toEpochDay());
            double value = air ? dust * (0.9 + 0.2 * dice.uniform()) : 2.4 + 0.02 * dust + 0.3 * dice.normal();
            LocalDateTime observed = day.atTime(air ? 23 : 9, 0);
            LocalDateTime received = observed.plusSeconds(dice.chance(0.02) ? 86_400L * (1 + dice.below(6)) : 90);
            String code = String.format(
                    Locale.ROOT,
                    "%s%s%04d",
                    air ? "A" : "W",
                    County.ALL.get(county).code(),
                    station % stations + 1);
            String region = County.ALL.get(County.reporting(county, month)).name();
            boolean silent = dice.chance(0.005);
            Reading reading = new Reading(
                    code,
                    region,
                    air,
                    observed,
                    received,
                    0,
                    silent ? Optional.empty() : Optional.of(Amount.in(value, 1, 2)));
            Optional<Kind> kind = silent ? Optional.empty() : rota.next();
            if (kind.isPresent() && spoiled(kind.get(), name, sink, reading, month)) {
                return;
            }
            kind.ifPresent(rota::postpone);
            send(sink, reading);
            if (!silent && dice.chance(0.01)) {
                send(
                        sink,
                        new Reading(
                                code,
                                region,
                                air,
                                observed,
                                received.plusDays(10),
                                1,
                                Optional.of(Amount.in(value * 0.93, 1, 2))));
            }
        }

        private boolean spoiled(Kind kind, String name, Reading.Sink sink, Reading it, int month) throws IOException {
            Place at = scene.place(name, "", sink.next());
            BigDecimal value = it.value().orElseThrow();
            switch (kind) {
                case NEGATIVE ->
                    wrong(
                            sink,
                            it.with(it.region(), it.observed(), value.negate()),
                            at.withColumn(7),
                            kind,
                            value.negate(),
                            value,
                            Found.CHECK);
                case FUTURE_DATE ->
                    wrong(
                            sink,
                            it.with(it.region(), it.observed().plusYears(200), value),
                            at.withColumn(4),
                            kind,
                            it.observed().plusYears(200),
                            it.observed(),
                            Found.QUARANTINE);
                case UNKNOWN_REGION ->
                    wrong(
                            sink,
                            it.with("澜溪区", it.observed(), value),
                            at.withColumn(2),
                            kind,
                            "澜溪区",
                            it.region(),
                            Found.QUARANTINE);
                case WRONG_UNIT ->
                    wrong(
                            sink,
                            it.with(
                                    it.region(),
                                    it.observed(),
                                    value.movePointRight(3).setScale(2)),
                            at.withColumn(7),
                            kind,
                            value.movePointRight(3),
                            value,
                            Found.CONSISTENCY);
                case DUPLICATE -> {
                    send(sink, it);
                    wrong(sink, it, at.withRow(at.row() + 1), kind, it.station(), "", Found.QUARANTINE);
                }
                case CONTRADICTING_DUPLICATE -> {
                    BigDecimal other = value.add(BigDecimal.ONE);
                    wrong(sink, it, at, kind, value, value, Found.QUARANTINE);
                    wrong(
                            sink,
                            it.with(it.region(), it.observed(), other),
                            at.withRow(at.row() + 1),
                            kind,
                            other,
                            value,
                            Found.QUARANTINE);
                }
                default -> {
                    if (Months.year(month) < 2022 || !it.region().equals("澜阳区")) {
                        return false;
                    }
                    wrong(
                            sink,
                            it.with("石埠县", it.observed(), value),
                            at.withColumn(2),
                            kind,
                            "石埠县",
                            it.region(),
                            Found.QUARANTINE);
                }
            }
            return true;
        }

        private void wrong(
                Reading.Sink sink, Reading reading, Place at, Kind kind, Object was, Object right, Found found)
                throws IOException {
            scene.defects().add(at, kind, text(was), text(right), found);
            send(sink, reading);
        }

        private static String text(Object value) {
            return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        }

        private void send(Reading.Sink sink, Reading reading) throws IOException {
            rows++;
            sink.write(reading);
        }
    }
}
