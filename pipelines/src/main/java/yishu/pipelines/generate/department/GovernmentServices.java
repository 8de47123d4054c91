package yishu.pipelines.generate.department;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import yishu.pipelines.generate.economy.County;
import yishu.pipelines.generate.economy.CreditCode;
import yishu.pipelines.generate.economy.Dice;
import yishu.pipelines.generate.economy.Enterprise;
import yishu.pipelines.generate.economy.Months;
import yishu.pipelines.generate.write.Found;
import yishu.pipelines.generate.write.JsonLines;
import yishu.pipelines.generate.write.Kind;
import yishu.pipelines.generate.write.Rota;
import yishu.pipelines.generate.write.Workbooks;

/**
 * The one-stop service: a case a line, with its steps from department to department, returned ones included. Since March
 * 2024 fire safety takes six times as long to be examined.
 */
public final class GovernmentServices implements Department {
    /** The step that becomes a bottleneck, and since when. */
    public static final String BOTTLENECK = "消防设计审查";

    public static final LocalDate BOTTLENECK_SINCE = LocalDate.of(2024, 3, 1);

    /** A day's cases at scale 1. */
    private static final double CASES = 7.3;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final List<Kind> KINDS = List.of(
            Kind.IMPOSSIBLE_DATE, Kind.INVALID_CREDIT_CODE, Kind.DUPLICATE, Kind.UNKNOWN_REGION, Kind.FUTURE_DATE);

    /** A step of a matter: its department, its name, and its usual days. */
    private record Step(String department, String name, double days) {}

    private static final Map<String, List<Step>> MATTERS = new LinkedHashMap<>();

    static {
        Step taken = new Step("政务服务中心", "受理", 0.3);
        Step given = new Step("政务服务中心", "发证", 0.5);
        MATTERS.put(
                "企业开办",
                List.of(
                        taken,
                        new Step("市场监督管理局", "设立登记", 0.8),
                        new Step("税务局", "税种核定", 0.5),
                        new Step("人力资源和社会保障局", "社保登记", 0.4),
                        given));
        MATTERS.put(
                "建设工程施工许可",
                List.of(
                        taken,
                        new Step("自然资源局", "规划审查", 3),
                        new Step("住房和城乡建设局", BOTTLENECK, 2.5),
                        new Step("住房和城乡建设局", "施工许可", 2),
                        given));
        MATTERS.put(
                "餐饮店开业",
                List.of(taken, new Step("市场监督管理局", "食品经营许可", 2), new Step("住房和城乡建设局", BOTTLENECK, 2.5), given));
        MATTERS.put("不动产登记", List.of(taken, new Step("自然资源局", "权属审核", 1.5), new Step("税务局", "税费核缴", 0.4), given));
    }

    @Override
    public String folder() {
        return "government_services";
    }

    @Override
    public long write(Scene scene) throws IOException {
        return new Writing(scene).write();
    }

    /** The service at work on one set of drops. */
    private static final class Writing {
        private final Scene scene;
        private final Rota rota;
        private long cases;

        Writing(Scene scene) {
            this.scene = scene;
            this.rota = new Rota(
                    scene.dice().at("rota"), (int) Math.max(20, Math.min(500, CASES * scene.scale() * 70)), KINDS);
        }

        long write() throws IOException {
            for (int month = Months.FIRST; month < Months.COUNT; month += 3) {
                String name = "办件_" + Months.year(month) + "Q" + (month % 12 / 3 + 1) + ".jsonl";
                try (JsonLines file = JsonLines.create(scene.file(name))) {
                    LocalDate first = Months.of(month).atDay(1);
                    LocalDate end = first.plusMonths(3);
                    for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
                        day(name, file, month + day.getMonthValue() - first.getMonthValue(), day);
                    }
                }
            }
            return cases;
        }

        private void day(String name, JsonLines file, int month, LocalDate day) throws IOException {
            Dice dice = scene.dice().at(day.toEpochDay());
            int all = dice.count(CASES * scene.scale() * (1 - 0.1 * Months.downturn(month)));
            for (int number = 0; number < all; number++) {
                LocalDateTime time = day.atTime(9, 0).plusSeconds((long) (8 * 3600 * (number + dice.uniform()) / all));
                Map<String, Object> one = one(dice, month, time);
                Optional<Kind> kind = rota.next();
                kind.ifPresent(it -> spoil(it, name, file.next(), one, dice));
                file.line(one);
                cases++;
                if (kind.equals(Optional.of(Kind.DUPLICATE))) {
                    String id = String.valueOf(one.get("case_id"));
                    scene.defects().add(scene.place(name, "", file.next()), Kind.DUPLICATE, id, "", Found.QUARANTINE);
                    file.line(one);
                    cases++;
                }
            }
        }

        private Map<String, Object> one(Dice dice, int month, LocalDateTime time) {
            Enterprise applicant =
                    scene.register().enterprise(dice.below(scene.register().size()));
            String matter = dice.pick(List.copyOf(MATTERS.keySet()));
            Map<String, Object> one = new LinkedHashMap<>();
            one.put(
                    "case_id",
                    String.format(Locale.ROOT, "BJ%s%08d", time.format(DateTimeFormatter.BASIC_ISO_DATE), cases + 1));
            one.put("matter", matter);
            one.put(
                    "region",
                    County.ALL.get(County.reporting(applicant.county(), month)).name());
            one.put("applicant", applicant.name());
            one.put("credit_code", applicant.code());
            one.put("submitted_at", time.format(TIME));
            List<Map<String, Object>> steps = new ArrayList<>();
            LocalDateTime at = time;
            for (Step step : MATTERS.getOrDefault(matter, List.of())) {
                boolean returned = dice.chance(0.07);
                if (returned) {
                    at = step(steps, step, at, "退回补正", dice).plusDays(1 + dice.below(4));
                }
                at = step(steps, step, at, "通过", dice);
            }
            one.put("finished_at", at.format(TIME));
            one.put("steps", steps);
            one.put("note", Workbooks.SYNTHETIC);
            return one;
        }

        /** Adds a step, and says when it ended; what it waits before is the hand-over. */
        private static LocalDateTime step(
                List<Map<String, Object>> steps, Step step, LocalDateTime from, String outcome, Dice dice) {
            LocalDateTime start = from.plusMinutes(10 + dice.below(240));
            boolean slow =
                    step.name().equals(BOTTLENECK) && !start.toLocalDate().isBefore(BOTTLENECK_SINCE);
            double days = step.days() * (slow ? 6 : 1) * (0.5 + dice.uniform());
            LocalDateTime end = start.plusMinutes((long) (days * 1440));
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("department", step.department());
            told.put("step", step.name());
            told.put("started_at", start.format(TIME));
            told.put("ended_at", end.format(TIME));
            told.put("outcome", outcome);
            steps.add(told);
            return end;
        }

        private void spoil(Kind kind, String name, long row, Map<String, Object> one, Dice dice) {
            String time = String.valueOf(one.get("submitted_at"));
            switch (kind) {
                case IMPOSSIBLE_DATE ->
                    replace(kind, name, row, one, "submitted_at", time.substring(0, 5) + "02-30" + time.substring(10));
                case FUTURE_DATE -> replace(kind, name, row, one, "submitted_at", "22" + time.substring(2));
                case INVALID_CREDIT_CODE ->
                    replace(
                            kind,
                            name,
                            row,
                            one,
                            "credit_code",
                            CreditCode.broken(String.valueOf(one.get("credit_code"))));
                case UNKNOWN_REGION -> replace(kind, name, row, one, "region", dice.pick(List.of("望南县", "枫桥县")));
                default -> {}
            }
        }

        private void replace(Kind kind, String name, long row, Map<String, Object> one, String key, String was) {
            int column = List.copyOf(one.keySet()).indexOf(key) + 1;
            scene.defects()
                    .add(
                            scene.place(name, "", row).withColumn(column),
                            kind,
                            was,
                            String.valueOf(one.get(key)),
                            Found.QUARANTINE);
            one.put(key, was);
        }
    }
}
