package yishu.pipelines.normalize;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import yishu.content.Nearest;

/** The names of units, and the words of scale that may stand before or behind them. */
final class UnitNames {
    /**
     * Code of the base unit, how many of it each of the names after it stands for, and the names. Floor space is counted
     * in square metres, land in hectares; a mu is a fifteenth of a hectare, which no decimal is, so it stays a mu.
     */
    private static final String TABLE = """
            CNY 1 元 圆 人民币 人民币元 元人民币 yuan rmb
            CNY 0.01 人民币分 fen
            USD 1 美元 us$ usdollar usdollars
            EUR 1 欧元 euro euros
            HKD 1 港元 港币
            MOP 1 澳门元
            TWD 1 新台币 新台币元
            JPY 1 日元 yen
            GBP 1 英镑 £ pounds
            PERSON 1 人 口 名 persons people
            PERSON_TIME 1 人次 visits
            PERSON_DAY 1 人天 人日
            PERSON_KILOMETRE 1 人公里 passenger-kilometres
            HOUSEHOLD 1 户 households
            NUMBER 1 个 件 项 家 辆 台 套 座 所 张 艘 架 只 头 床 册 部 起 宗 例 次 票 份 株 间 枚 条 处
            KWH 1 千瓦时 千瓦小时
            KWH 1000 兆瓦时 mwh
            KWH 1000000 gwh
            KILOWATT 1 千瓦 kw
            KILOWATT 1000 兆瓦 mw
            TONNE 1 吨 tonnes
            TONNE 0.001 公斤 千克 kg
            TONNE 0.0005 斤
            TONNE_KILOMETRE 1 吨公里 tonne-kilometres
            TONNE_COAL_EQUIVALENT 1 吨标准煤 吨标煤 tce
            HECTARE 1 公顷 hectares ha
            HECTARE 100 平方公里 平方千米 km2 km²
            SQUARE_METRE 1 平方米 m2 m² ㎡
            MU 1 亩
            CUBIC_METRE 1 立方米 m3 m³
            METRE 1 米 metres
            METRE 1000 公里 km
            METRE 0.01 厘米 cm
            METRE 0.001 毫米 mm
            YEAR 1 年 岁 years
            DAY 1 天 日 days
            HOUR 1 小时 hours
            RATIO 1 倍
            RATIO 0.01 % 百分比 percent percentage
            RATIO 0.001 ‰ 千分比
            RATIO 0.0001 ‱ 万分比
            PERCENTAGE_POINT 1 百分点 个百分点 percentagepoints pp
            PERCENTAGE_POINT 0.1 千分点 个千分点
            PERCENTAGE_POINT 0.01 基点 个基点
            INDEX 1
            """;

    private static final Map<String, Unit> BASES = bases();
    private static final Map<String, Integer> ZEROS = Map.ofEntries(
            Map.entry("十", 1),
            Map.entry("百", 2),
            Map.entry("千", 3),
            Map.entry("万", 4),
            Map.entry("亿", 8),
            Map.entry("hundred", 2),
            Map.entry("thousand", 3),
            Map.entry("million", 6),
            Map.entry("mn", 6),
            Map.entry("billion", 9),
            Map.entry("bn", 9),
            Map.entry("trillion", 12));
    private static final String WORD = "[十百千万亿]|hundred|thousand|million|mn|billion|bn|trillion";
    private static final Pattern SCALE = Pattern.compile("(?:(1[0,]*0)|10\\^(-?\\d{1,2}))?((?:" + WORD + ")*)");
    private static final Pattern PER = Pattern.compile("[ _]per[ _]", Pattern.CASE_INSENSITIVE);
    private static final Pattern INDEX = Pattern.compile("[以(]?[\\p{IsHan}\\w]{1,12}[=为]100\\)?");

    private UnitNames() {}

    private static Map<String, Unit> bases() {
        Map<String, Unit> bases = new HashMap<>();
        for (String line : TABLE.lines().toList()) {
            List<String> words = List.of(line.split(" ", -1));
            Unit unit = new Unit(words.get(0), new BigDecimal(words.get(1)));
            words.subList(2, words.size()).forEach(name -> bases.put(name, unit));
            bases.putIfAbsent(unit.code().toLowerCase(Locale.ROOT), unit);
        }
        return Map.copyOf(bases);
    }

    /** The codes of all base units. */
    static Set<String> codes() {
        return BASES.values().stream().map(Unit::code).collect(Collectors.toUnmodifiableSet());
    }

    static Optional<Unit> find(String text) {
        String name = Plain.dense(PER.matcher(Plain.text(text)).replaceAll("/"))
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^(?:计量)?单位:", "")
                .replaceFirst("^\\((.+)\\)$", "$1");
        if (INDEX.matcher(name).matches()) {
            return Optional.of(new Unit("INDEX", BigDecimal.ONE));
        }
        int slash = name.indexOf('/');
        return slash < 0 ? simple(name) : quotient(name.substring(0, slash), name.substring(slash + 1));
    }

    private static Optional<Unit> quotient(String above, String below) {
        // 1/10万: so many in a hundred thousand.
        if (above.matches("1?")) {
            return scale(below).map(factor -> new Unit("RATIO", BigDecimal.ONE.divide(factor)));
        }
        return simple(above).flatMap(top -> simple(below).map(bottom -> divide(top, bottom)));
    }

    private static Unit divide(Unit above, Unit below) {
        String code = above.code().equals(below.code()) ? "RATIO" : above.code() + "_PER_" + below.code();
        return new Unit(code, above.factor().divide(below.factor()));
    }

    /** A base unit with a scale before it, 万元, or behind it, USD million; the longest base first: 千瓦 is no 千 of 瓦. */
    private static Optional<Unit> simple(String name) {
        for (int cut = 0; cut < name.length(); cut++) {
            Optional<Unit> unit = scaled(name.substring(0, cut), name.substring(cut));
            if (unit.isPresent()) {
                return unit;
            }
        }
        for (int cut = name.length() - 1; cut > 0 && name.charAt(cut) < 128; cut--) {
            Optional<Unit> unit = scaled(name.substring(cut), name.substring(0, cut));
            if (unit.isPresent()) {
                return unit;
            }
        }
        return Optional.empty();
    }

    private static Optional<Unit> scaled(String scale, String base) {
        Unit unit = BASES.get(base);
        if (unit == null) {
            return Optional.empty();
        }
        return scale(scale).map(factor -> new Unit(unit.code(), unit.factor().multiply(factor)));
    }

    /** What a word of scale multiplies by: 百万 and 10^6 by 1000000, nothing by 1. */
    static Optional<BigDecimal> scale(String text) {
        Matcher matcher = SCALE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String digits = Optional.ofNullable(matcher.group(1)).orElse("1").replace(",", "");
        int zeros = Pattern.compile(WORD)
                .matcher(matcher.group(3))
                .results()
                .mapToInt(word -> ZEROS.getOrDefault(word.group(), 0))
                .sum();
        int power = Integer.parseInt(Optional.ofNullable(matcher.group(2)).orElse("0"));
        return Optional.of(new BigDecimal(digits).scaleByPowerOfTen(power + zeros));
    }

    static String hint(String name) {
        return Nearest.hint(name, BASES.keySet());
    }
}
