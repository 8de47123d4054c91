package yishu.pipelines.generate.department;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import yishu.pipelines.generate.economy.County;
import yishu.pipelines.generate.economy.Dice;
import yishu.pipelines.generate.economy.Months;
import yishu.pipelines.generate.write.Cells;
import yishu.pipelines.generate.write.Found;
import yishu.pipelines.generate.write.Kind;
import yishu.pipelines.generate.write.Place;
import yishu.pipelines.generate.write.Rota;
import yishu.pipelines.generate.write.TextFile;

/**
 * The 12345 hotline: a text a month in GB18030 with what callers said, quotes and line breaks included. On 18 June 2024
 * the water of one county is yellow; in the downturn more people call about wages and work.
 */
public final class Hotline implements Department {
    /** A day's calls at scale 1. */
    private static final double CALLS = 15.4;

    private static final LocalDate SURGE = LocalDate.of(2024, 6, 18);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final List<String> HEADER =
            List.of("工单编号", "来电时间", "所属区县", "诉求类别", "诉求内容", "办理时限", "办结时间", "重复来电工单");
    private static final List<Kind> KINDS = List.of(
            Kind.UNKNOWN_REGION,
            Kind.IMPOSSIBLE_DATE,
            Kind.SHIFTED_COLUMNS,
            Kind.DUPLICATE,
            Kind.FUTURE_DATE,
            Kind.CONTRADICTING_DUPLICATE,
            Kind.AMBIGUOUS_REGION,
            Kind.MIXED_ENCODING,
            Kind.REGION_BEFORE_MERGER);

    @Override
    public String folder() {
        return "hotline";
    }

    @Override
    public long write(Scene scene) throws IOException {
        return new Writing(scene).write();
    }

    /** The hotline at work on one set of drops. */
    private static final class Writing {
        private final Scene scene;
        private final Rota rota;
        private final double[] people =
                County.ALL.stream().mapToDouble(County::people).toArray();
        private long calls;
        private String before = "";

        Writing(Scene scene) {
            this.scene = scene;
            this.rota = new Rota(
                    scene.dice().at("rota"),
                    (int) Math.max(20, Math.min(400, CALLS * scene.scale() * 1827 / (KINDS.size() * 5))),
                    KINDS);
        }

        long write() throws IOException {
            for (int month = Months.FIRST; month < Months.COUNT; month++) {
                String name = String.format(Locale.ROOT, "工单_%d%02d.csv", Months.year(month), Months.month(month));
                try (TextFile file = TextFile.create(scene.file(name), TextFile.GB18030, "\r\n")) {
                    file.line("云岭省12345政务服务便民热线工单（模拟数据）");
                    file.csv(HEADER);
                    for (int day = 1; day <= Months.of(month).lengthOfMonth(); day++) {
                        day(name, file, month, Months.of(month).atDay(day));
                    }
                    if (month % 14 == 0) {
                        truncated(name, file, month);
                    }
                }
            }
            return calls;
        }

        private void day(String name, TextFile file, int month, LocalDate day) {
            Dice dice = scene.dice().at(day.toEpochDay());
            int usual = dice.count(CALLS * scene.scale() * (1 + 0.15 * Months.downturn(month)));
            int surge = day.equals(SURGE) ? (int) Math.max(12, 260 * scene.scale()) : 0;
            int all = usual + surge;
            for (int call = 0; call < all; call++) {
                // In order of time, and in the surge from eight o'clock on.
                double hour =
                        surge > 0 ? 8 + 15.0 * (call + dice.uniform()) / all : 24.0 * (call + dice.uniform()) / all;
                LocalDateTime time = day.atStartOfDay().plusSeconds((long) (hour * 3600));
                boolean yellow = surge > 0 && dice.chance((double) surge / all);
                write(name, file, month, call(dice, month, time, yellow), dice);
            }
        }

        private List<Object> call(Dice dice, int month, LocalDateTime time, boolean yellow) {
            int county = yellow ? County.SURGING : County.reporting(dice.weighted(people), month);
            Topic topic = yellow ? Topic.WATER : Topic.of(dice, Months.downturn(month));
            String number = "YL" + time.format(DateTimeFormatter.BASIC_ISO_DATE)
                    + String.format(Locale.ROOT, "%08d", calls + 1);
            boolean again = dice.chance(0.06) && !before.isEmpty();
            LocalDateTime deadline = time.plusDays(topic.days());
            LocalDateTime done = time.plusMinutes((long) (topic.days() * 1440 * (0.2 + dice.uniform())));
            List<Object> call = new ArrayList<>(List.of(
                    number,
                    time.format(TIME),
                    County.ALL.get(county).name(),
                    topic.title(),
                    topic.text(dice, yellow),
                    deadline.toLocalDate().toString(),
                    dice.chance(0.03) ? "" : done.format(TIME),
                    again ? before : ""));
            before = number;
            return call;
        }

        private void write(String name, TextFile file, int month, List<Object> call, Dice dice) {
            calls++;
            Optional<Kind> kind = rota.next();
            Place at = scene.place(name, "", file.next());
            if (kind.isEmpty() || !spoiled(kind.get(), at, file, month, call, dice)) {
                kind.ifPresent(rota::postpone);
                file.csv(call);
            }
        }

        private boolean spoiled(Kind kind, Place at, TextFile file, int month, List<Object> call, Dice dice) {
            String time = String.valueOf(call.get(1));
            String region = String.valueOf(call.get(2));
            switch (kind) {
                case UNKNOWN_REGION -> replace(kind, at, file, call, 2, dice.pick(List.of("望南县", "澜溪区", "枫桥县")));
                case IMPOSSIBLE_DATE ->
                    replace(
                            kind,
                            at,
                            file,
                            call,
                            1,
                            time.substring(0, 5) + dice.pick(List.of("02-30", "13-05", "04-31")) + time.substring(10));
                case FUTURE_DATE -> replace(kind, at, file, call, 1, "220" + time.charAt(3) + time.substring(4));
                case AMBIGUOUS_REGION -> {
                    if (!region.startsWith("桐岭")) {
                        return false;
                    }
                    replace(kind, at, file, call, 2, "桐岭");
                }
                case REGION_BEFORE_MERGER -> {
                    if (Months.year(month) < 2022 || !region.equals("澜阳区")) {
                        return false;
                    }
                    replace(kind, at, file, call, 2, "石埠县");
                }
                case SHIFTED_COLUMNS -> {
                    List<Object> wrong = new ArrayList<>(call);
                    wrong.set(4, "来电人称");
                    wrong.add(5, "多次反映未果");
                    scene.defects().add(at, kind, Cells.line(wrong), Cells.line(call), Found.QUARANTINE);
                    file.csv(wrong);
                }
                case DUPLICATE -> {
                    file.csv(call);
                    scene.defects().add(at.withRow(file.next()), kind, Cells.line(call), "", Found.QUARANTINE);
                    file.csv(call);
                    calls++;
                }
                case CONTRADICTING_DUPLICATE -> {
                    List<Object> other = new ArrayList<>(call);
                    other.set(2, region.equals("溪北区") ? "松南区" : "溪北区");
                    scene.defects().add(at, kind, Cells.line(call), Cells.line(call), Found.QUARANTINE);
                    file.csv(call);
                    scene.defects()
                            .add(at.withRow(file.next()), kind, Cells.line(other), Cells.line(call), Found.QUARANTINE);
                    file.csv(other);
                    calls++;
                }
                case MIXED_ENCODING -> {
                    return garbled(at, file, call);
                }
                default -> throw new IllegalStateException("Cannot plant " + kind);
            }
            return true;
        }

        private void replace(Kind kind, Place at, TextFile file, List<Object> call, int position, String was) {
            List<Object> wrong = new ArrayList<>(call);
            wrong.set(position, was);
            scene.defects()
                    .add(at.withColumn(position + 1), kind, was, String.valueOf(call.get(position)), Found.QUARANTINE);
            file.csv(wrong);
        }

        /** A line in UTF-8 among lines in GB18030, which it passes for. */
        private boolean garbled(Place at, TextFile file, List<Object> call) {
            List<Object> wrong = new ArrayList<>(call);
            wrong.set(2, String.valueOf(call.get(2)).substring(0, 2));
            wrong.set(3, "其他");
            wrong.set(4, "咨询政策");
            String line = Cells.line(wrong);
            if (!TextFile.passesForGb18030(line)) {
                return false;
            }
            Charset gb = TextFile.GB18030;
            String was = new String(line.getBytes(StandardCharsets.UTF_8), gb);
            scene.defects().add(at, Kind.MIXED_ENCODING, was, line, Found.QUARANTINE);
            file.csv(wrong, StandardCharsets.UTF_8);
            return true;
        }

        private void truncated(String name, TextFile file, int month) {
            calls++;
            Dice dice = scene.dice().at("truncated").at(month);
            List<Object> call =
                    call(dice, month, Months.of(month).atEndOfMonth().atTime(23, 59, 58), false);
            call.set(4, "咨询政策");
            String line = Cells.line(call);
            String was = Cells.line(call.subList(0, 5)) + ","
                    + String.valueOf(call.get(5)).substring(0, 6);
            scene.defects().add(scene.place(name, "", file.next()), Kind.TRUNCATED_LINE, was, line, Found.QUARANTINE);
            file.part(was);
        }
    }
}
