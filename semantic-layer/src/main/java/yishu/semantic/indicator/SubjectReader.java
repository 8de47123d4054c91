package yishu.semantic.indicator;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import yishu.content.CodeList;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.content.Problems;
import yishu.content.Schema;
import yishu.content.Yaml;
import yishu.semantic.engine.TableName;
import yishu.semantic.indicator.Measure.Facts;

/** Reads one file: {@code indicators/provinces.yaml} is the subject {@code provinces}. */
final class SubjectReader {
    private static final Schema SCHEMA = Schema.beside(SubjectReader.class, "subject.schema.json");

    private final Map<String, CodeList> codeLists;
    private final Function<TableName, Optional<? extends Collection<String>>> columns;
    private final Problems problems;

    SubjectReader(
            Map<String, CodeList> codeLists,
            Function<TableName, Optional<? extends Collection<String>>> columns,
            Problems problems) {
        this.codeLists = codeLists;
        this.columns = columns;
        this.problems = problems;
    }

    /** The subject, unless the file does not even have its shape. */
    Optional<Subject> read(Path file) {
        Yaml yaml = Yaml.read(file, problems);
        int before = problems.all().size();
        SCHEMA.check(yaml, problems);
        if (problems.all().size() > before) {
            return Optional.empty();
        }
        String name = file.getFileName().toString().replaceFirst("\\.yaml$", "");
        TableName table = TableName.parse(yaml.at("table").text());
        Time time = new Time(
                yaml.at("time").at("column").text(),
                Frequency.valueOf(yaml.at("time").at("frequency").text()));
        Map<String, Dimension> dimensions = dimensions(yaml.at("dimensions"));
        Map<String, Indicator> indicators = new LinkedHashMap<>();
        Facts facts = facts(table, time, dimensions, Optional.empty());
        yaml.at("indicators").entries().forEach((indicator, node) -> indicator(
                        new IndicatorName(name, indicator), node, facts)
                .ifPresent(it -> indicators.put(indicator, it)));
        return Optional.of(new Subject(
                name,
                file,
                words(yaml.at("title")),
                table,
                time,
                dimensions,
                indicators,
                Integer.parseInt(yaml.at("minimum_contributors").textOr("0"))));
    }

    private Facts facts(TableName table, Time time, Map<String, Dimension> dimensions, Optional<String> filter) {
        List<String> periods = columns.apply(table).map(time::conditions).orElse(List.of());
        return new Facts(table, time, dimensions, filter, periods);
    }

    private Map<String, Dimension> dimensions(Yaml yaml) {
        Map<String, Dimension> dimensions = new LinkedHashMap<>();
        yaml.entries().forEach((name, node) -> dimensions.put(name, dimension(name, node)));
        return dimensions;
    }

    private Dimension dimension(String name, Yaml yaml) {
        Optional<CodeList> codes = yaml.at("codelist").optionalText().flatMap(list -> codeList(list, yaml));
        Optional<String> level = yaml.at("level").optionalText();
        List<String> levels = codes.map(CodeList::levels).orElse(List.of());
        if (level.isPresent() && codes.isPresent() && !levels.contains(level.get())) {
            problems.add(
                    yaml.file(),
                    yaml.at("level").line(),
                    "unknown level '" + level.get() + "'" + Nearest.hint(level.get(), levels));
        }
        return new Dimension(
                name,
                yaml.at("column").textOr(name),
                codes,
                level,
                Set.copyOf(yaml.at("except").texts()));
    }

    private Optional<CodeList> codeList(String name, Yaml yaml) {
        CodeList list = codeLists.get(name);
        if (list == null) {
            problems.add(
                    yaml.file(),
                    yaml.at("codelist").line(),
                    "unknown code list '" + name + "'" + Nearest.hint(name, codeLists.keySet()));
        }
        return Optional.ofNullable(list);
    }

    private Optional<Indicator> indicator(IndicatorName id, Yaml yaml, Facts subject) {
        Map<String, Dimension> dimensions = new LinkedHashMap<>(subject.dimensions());
        dimensions(yaml.at("dimensions")).forEach((name, own) -> dimensions.merge(name, own, SubjectReader::override));
        Facts facts = facts(
                yaml.at("table").optionalText().map(TableName::parse).orElse(subject.table()),
                subject.time(),
                dimensions,
                yaml.at("filter").optionalText());
        try {
            Measure measure = MeasureReader.read(yaml.at("measure").text(), id.subject(), facts);
            facts.filter().ifPresent(Sql::expression);
            return Optional.of(indicator(id, yaml, measure));
        } catch (InputException e) {
            problems.add(yaml.file(), yaml.at("measure").line(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Dimension override(Dimension subject, Dimension own) {
        return new Dimension(
                subject.name(),
                own.column(),
                own.codes().or(subject::codes),
                own.level().or(subject::level),
                own.except().isEmpty() ? subject.except() : own.except());
    }

    private Indicator indicator(IndicatorName id, Yaml yaml, Measure measure) {
        Yaml breaks = yaml.at("breaks");
        Set<Break.Kind> immune = EnumSet.noneOf(Break.Kind.class);
        yaml.at("immune_to").texts().forEach(kind -> immune.add(constant(Break.Kind.class, kind)));
        if (!breaks.isList() && !breaks.isAbsent()) {
            if (!breaks.text().equals("immune")) {
                problems.add(breaks.file(), breaks.line(), "breaks are a list, or the word immune");
            }
            immune.addAll(EnumSet.allOf(Break.Kind.class));
        }
        return new Indicator(
                id,
                yaml.line(),
                words(yaml.at("title")),
                words(yaml.at("definition")),
                yaml.at("unit").optionalText().map(Unit::parse),
                measure,
                constant(OverTime.class, yaml.at("over_time").textOr("sum")),
                constant(Direction.class, yaml.at("good").textOr("neither")),
                Classification.of(yaml.at("classification").textOr("")),
                yaml.at("owner").textOr(""),
                breaks.isList() ? breaks(breaks) : List.of(),
                immune,
                comparing(id, yaml),
                yaml.at("empty").textOr("").equals("zero"));
    }

    private static Comparing comparing(IndicatorName id, Yaml yaml) {
        return new Comparing(
                yaml.at("growth_in").textOr("").equals("points"),
                yaml.at("gaps").textOr("").equals("allowed"),
                yaml.at("seasonal").isTrue(),
                yaml.at("growth").optionalText().map(name -> named(id, name)),
                yaml.at("adjusted").optionalText().map(name -> named(id, name)),
                yaml.at("decimals")
                        .optionalText()
                        .map(Integer::parseInt)
                        .map(OptionalInt::of)
                        .orElse(OptionalInt.empty()));
    }

    /** A name without a subject is one of the same. */
    private static IndicatorName named(IndicatorName id, String name) {
        int dot = name.indexOf('.');
        return dot < 0
                ? new IndicatorName(id.subject(), name)
                : new IndicatorName(name.substring(0, dot), name.substring(dot + 1));
    }

    private List<Break> breaks(Yaml yaml) {
        List<Break> breaks = new ArrayList<>();
        for (Yaml item : yaml.items()) {
            String period = item.at("period").text();
            try {
                breaks.add(new Break(
                        period,
                        Break.firstDay(period),
                        constant(Break.Kind.class, item.at("kind").text()),
                        words(item.at("reason")),
                        item.at("only").isTrue()));
            } catch (DateTimeException | NumberFormatException | StringIndexOutOfBoundsException e) {
                problems.add(item.file(), item.line(), "'" + period + "' is no period; write 2015, 2015-Q2 or 2015-03");
            }
        }
        return breaks;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }

    private static Bilingual words(Yaml yaml) {
        return new Bilingual(yaml.at("en").text(), yaml.at("zh").text());
    }
}
