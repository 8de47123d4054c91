package yishu.pipelines.adopt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import yishu.pipelines.normalize.Unit;
import yishu.pipelines.read.Row;

/**
 * What the rows above a table say of all of it: {@code 指标：地区生产总值(亿元)} the indicator and its unit, {@code 单位：万人} the unit,
 * {@code 2024年各县人口} the year.
 *
 * @param title the first lone text, or blank
 * @param patterns of {@code context}, by name
 * @param texts what they find in this file; also what a named group finds
 * @param doubts of the patterns, by name
 */
record Preamble(String title, Map<String, String> patterns, Map<String, String> texts, Map<String, String> doubts) {
    private static final Pattern SAID = Pattern.compile("^([^:：()（）]{1,14}?)\\s*[:：]\\s*(.+?)$");
    /** In 填报单位 and 编制单位, a 单位 is an office. */
    private static final String UNIT_SAID = "(?<![\\p{IsHan}&&[^量额]])单\\s*位\\s*[:：]\\s*([^()（）,，;；:：\\s]+)";

    private static final Pattern UNIT = Pattern.compile(UNIT_SAID);
    private static final Pattern OFFICE = Pattern.compile("[\\p{IsHan}&&[^量额]]单\\s*位\\s*[:：]");
    private static final Pattern LAST_BRACKET = Pattern.compile("^(.*?)[(（]([^()（）]+)[)）]\\s*$");
    private static final String INDICATOR = "(?i)指标|指标名称|项目|项目名称|indicator|series";
    private static final String PERIOD = "(?i)时间|年份|年度|日期|期间|期别|报告期|统计时间|统计期|数据时间|所属期|period|year|date|time";
    private static final int PREFIX = 8;

    Preamble {
        patterns = Map.copyOf(patterns);
        texts = Map.copyOf(texts);
        doubts = Map.copyOf(doubts);
    }

    static Preamble of(List<Row> above) {
        Reader reader = new Reader();
        for (Row row : above) {
            for (int column : Table.filled(row)) {
                reader.read(row.cells().get(column).strip().replaceFirst("^[(（](.+[:：].+)[)）]$", "$1"));
            }
        }
        return new Preamble(reader.title(), reader.patterns, reader.texts, reader.doubts);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    private static final class Reader {
        private final Map<String, String> patterns = new LinkedHashMap<>();
        private final Map<String, String> texts = new LinkedHashMap<>();
        private final Map<String, String> doubts = new LinkedHashMap<>();
        private final List<String> titles = new ArrayList<>();
        private boolean offices;

        String title() {
            return titles.stream().findFirst().orElse("");
        }

        void read(String cell) {
            offices |= OFFICE.matcher(cell).find();
            Matcher unit = UNIT.matcher(cell);
            if (unit.find()) {
                unit(unit.group(1), offices ? UNIT_SAID : UNIT_SAID.substring(UNIT_SAID.indexOf('单')));
            }
            Matcher said = SAID.matcher(cell);
            if (said.matches()) {
                said(said.group(1), said.group(2));
            } else if (!cell.isEmpty()) {
                titles.add(cell);
                title(cell);
            }
        }

        private void said(String key, String value) {
            String begin = Patterns.literal(key) + "[:：]\\s*";
            Matcher bracket = LAST_BRACKET.matcher(value);
            boolean unit = bracket.matches() && Unit.find(bracket.group(2)).isPresent();
            if (key.matches(INDICATOR) && unit && bracket.group(2).contains("=100")) {
                // What an index is compared with is part of its name.
                put("indicator", begin + "(.+[(（](?<unit>[^()（）]+)[)）])", value);
                texts.putIfAbsent("unit", bracket.group(2));
            } else if (key.matches(INDICATOR) && unit) {
                put("indicator", begin + "(.+)[(（](?<unit>[^()（）]+)[)）]", bracket.group(1));
                texts.putIfAbsent("unit", bracket.group(2));
            } else if (key.matches(INDICATOR)) {
                put("indicator", begin + "([^,]+)", value);
            } else if (key.matches("(?i)units?")) {
                unit(value, begin + "([^,;]+)");
            } else if (key.matches(PERIOD)) {
                period(value, begin);
            }
        }

        private void title(String cell) {
            Matcher bracket = LAST_BRACKET.matcher(cell);
            String begin = "^\\W*" + Patterns.open(cell.substring(0, Math.min(PREFIX, cell.length())));
            if (bracket.matches() && Unit.find(bracket.group(2)).isPresent() && cell.length() > PREFIX) {
                unit(bracket.group(2), begin + ".*[(（]([^()（）]+)[)）]");
            }
            period(cell, "");
        }

        private void unit(String text, String pattern) {
            if (Unit.find(text).isPresent()) {
                put("unit", pattern, text);
            } else {
                doubts.putIfAbsent(
                        "unit",
                        "the unit '" + text + "' above the table is none that is known; say it in"
                                + " 'unit' of each figure, or have it added");
            }
        }

        private void period(String text, String begin) {
            PeriodInText.find(text).ifPresent(found -> {
                put("period", begin + "(" + PeriodInText.SHORT + ")", found.period());
                put("year", begin + "(" + "\\d{4}" + ")", found.period().substring(0, 4));
            });
        }

        private void put(String name, String pattern, String text) {
            patterns.putIfAbsent(name, pattern);
            texts.putIfAbsent(name, text.strip());
        }
    }

    /** The patterns that are of use, in their order. */
    Map<String, String> only(Stream<String> names) {
        Map<String, String> used = new LinkedHashMap<>();
        names.filter(patterns::containsKey).forEach(it -> used.put(it, patterns.getOrDefault(it, "")));
        return used;
    }
}
