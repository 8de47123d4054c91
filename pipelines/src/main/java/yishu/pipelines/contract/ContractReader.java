package yishu.pipelines.contract;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import yishu.content.Nearest;
import yishu.content.Problems;
import yishu.content.Schema;
import yishu.content.Yaml;

/** Reads {@code contract.yaml}; what is wrong in it becomes problems. */
final class ContractReader {
    private static final Schema SCHEMA = Schema.beside(ContractReader.class, "contract.schema.json");
    private static final List<String> TABLE_KEYS = List.of(
            "grain",
            "authority",
            "edition",
            "published",
            "load",
            "classification",
            "synthetic",
            "ahead",
            "due",
            "release");
    private static final List<String> COLUMN_KEYS =
            List.of("concept", "codelist", "level", "unit", "scale", "items", "personal");
    private static final List<String> CLASSIFICATIONS = List.of("public", "internal", "restricted");
    private static final int SCALE = 8;
    private static final int MOST_DECIMALS = 38;
    private final Problems problems;
    private final ValueReader values;

    ContractReader(Problems problems) {
        this.problems = problems;
        this.values = new ValueReader(problems);
    }

    Contract read(Path file, String text, String id) {
        Yaml yaml = Yaml.parse(file, text, problems);
        SCHEMA.check(yaml, problems);
        if (!yaml.at("id").isAbsent() && !yaml.at("id").text().equals(id)) {
            values.problem(yaml.at("id"), "id '" + yaml.at("id").text() + "' is not that of its folder, '" + id + "'");
        }
        Yaml table = yaml.at("schema").items().stream().findFirst().orElse(yaml.at("schema"));
        List<Property> properties =
                table.at("properties").items().stream().map(this::property).toList();
        List<String> names = properties.stream().map(Property::name).toList();
        properties.forEach(it -> named(file, it, names));
        Map<String, Yaml> custom = custom(yaml.at("customProperties"), TABLE_KEYS);
        Contract contract = new Contract(
                file,
                yaml.at("name").textOr(id),
                properties,
                columns(custom.get("grain"), names, yaml),
                Optional.ofNullable(custom.get("authority")).map(it -> authority(it, names)),
                rules(custom.get("edition"), names),
                rules(custom.get("published"), names),
                load(custom.get("load")),
                classification(custom.get("classification")),
                Optional.ofNullable(custom.get("synthetic")).map(Yaml::isTrue).orElse(false),
                Optional.ofNullable(custom.get("ahead")).map(Yaml::isTrue).orElse(false),
                Optional.ofNullable(custom.get("release")).map(new ReleasePlanReader(values)::read),
                table.at("quality").items().stream()
                        .flatMap(it -> new CheckReader(values).check(it, names).stream())
                        .toList(),
                table.at("properties").items().stream()
                        .flatMap(it -> items(it, id, names).stream())
                        .toList(),
                Optional.ofNullable(custom.get("due")).flatMap(it -> new DueReader(values).due(it, properties)));
        new PersonalRules(problems).check(contract);
        return contract;
    }

    private List<Item> items(Yaml column, String id, List<String> names) {
        return column.at("customProperties").items().stream()
                .filter(it -> it.at("property").text().equals("items"))
                .flatMap(it -> new ItemReader(values, id)
                        .items(it.at("value"), column.at("name").text(), names).stream())
                .toList();
    }

    private Property property(Yaml yaml) {
        Map<String, Yaml> custom = custom(yaml.at("customProperties"), COLUMN_KEYS);
        Yaml options = yaml.at("logicalTypeOptions");
        Optional<Personal> personal = Optional.ofNullable(custom.get("personal"))
                .flatMap(it -> values.named(it, Personal::of, Personal.texts(), "personal"));
        return new Property(
                yaml.line(),
                yaml.at("name").text(),
                yaml.at("businessName").textOr(yaml.at("name").text()),
                type(yaml.at("logicalType").text()),
                yaml.at("required").isTrue(),
                Optional.ofNullable(custom.get("concept")).map(Yaml::text),
                Optional.ofNullable(custom.get("codelist")).map(Yaml::text),
                Optional.ofNullable(custom.get("level")).map(Yaml::text),
                options.at("format")
                        .optionalText()
                        .flatMap(Identifier::of)
                        .or(() -> personal.flatMap(Personal::format)),
                Optional.ofNullable(custom.get("unit")).map(Yaml::text),
                Optional.ofNullable(custom.get("scale")).flatMap(this::scale).orElse(SCALE),
                values.number(options.at("minimum")),
                values.number(options.at("maximum")),
                personal);
    }

    private void named(Path file, Property property, List<String> names) {
        String name = property.name();
        if (Contract.RESERVED.contains(name)) {
            problems.add(file, property.line(), "'" + name + "' is the name of a column that every table has");
        }
        if (names.indexOf(name) != names.lastIndexOf(name)) {
            problems.add(file, property.line(), "property '" + name + "' stands twice");
        }
    }

    private Optional<Integer> scale(Yaml yaml) {
        Optional<Integer> scale = values.number(yaml).map(BigDecimal::intValue);
        if (scale.filter(it -> it < 0 || it > MOST_DECIMALS).isPresent()) {
            values.problem(yaml, "scale '" + yaml.text() + "' is not from 0 to " + MOST_DECIMALS);
            return Optional.empty();
        }
        return scale;
    }

    private static Property.Type type(String text) {
        return switch (text) {
            case "number" -> Property.Type.NUMBER;
            case "integer" -> Property.Type.INTEGER;
            case "date" -> Property.Type.DATE;
            default -> Property.Type.STRING;
        };
    }

    private Map<String, Yaml> custom(Yaml list, List<String> known) {
        Map<String, Yaml> found = new LinkedHashMap<>();
        for (Yaml item : list.items()) {
            String name = item.at("property").text();
            if (!known.contains(name)) {
                values.problem(item, "unknown property '" + name + "'" + Nearest.hint(name, known));
            }
            found.put(name, item.at("value"));
        }
        return found;
    }

    private List<String> columns(@Nullable Yaml yaml, List<String> names, Yaml contract) {
        if (yaml == null) {
            values.problem(contract.at("customProperties"), "missing property 'grain'");
            return List.of();
        }
        yaml.items().forEach(item -> values.known(item, item.text(), names));
        return yaml.texts();
    }

    private Contract.Authority authority(Yaml yaml, List<String> names) {
        values.known(yaml.at("column"), yaml.at("column").text(), names);
        return new Contract.Authority(yaml.at("column").text(), yaml.at("order").texts());
    }

    private List<Rule> rules(@Nullable Yaml yaml, List<String> names) {
        return yaml == null
                ? List.of()
                : yaml.items().stream().map(it -> rule(it, names)).toList();
    }

    private Rule rule(Yaml yaml, List<String> names) {
        List<String> fields = new ArrayList<>(names);
        fields.addAll(List.of("edition", "notes", "file", "sheet"));
        yaml.at("when").entries().keySet().stream()
                .filter(field -> !fields.contains(field) && !field.startsWith("context."))
                .forEach(field ->
                        values.problem(yaml, "no field '" + field + "' to look in" + Nearest.hint(field, fields)));
        List<String> known = List.of("when", "is", "from", "pattern", "at", "after_period", "not_before");
        yaml.entries().keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> values.problem(yaml, "unknown key '" + key + "' in a rule" + Nearest.hint(key, known)));
        Map<String, Pattern> when = new LinkedHashMap<>();
        yaml.at("when").entries().forEach((key, value) -> values.pattern(value).ifPresent(it -> when.put(key, it)));
        return new Rule(
                yaml.line(),
                when,
                yaml.at("is").optionalText(),
                yaml.at("from").optionalText(),
                values.pattern(yaml.at("pattern")),
                values.parsed(yaml.at("at"), LocalDate::parse, "a date such as 2025-12-31"),
                values.parsed(yaml.at("after_period"), Period::parse, "a duration such as P10M"),
                values.parsed(yaml.at("not_before"), LocalDate::parse, "a date such as 2025-12-31"));
    }

    private Contract.LoadMode load(@Nullable Yaml yaml) {
        String text = text(yaml, "upsert").toUpperCase(Locale.ROOT);
        List<String> modes =
                Arrays.stream(Contract.LoadMode.values()).map(Enum::name).toList();
        if (yaml != null && !modes.contains(text)) {
            values.problem(
                    yaml,
                    "'" + yaml.text() + "' is no way to load: append, replace_period, upsert or full"
                            + Nearest.hint(
                                    yaml.text(),
                                    modes.stream()
                                            .map(it -> it.toLowerCase(Locale.ROOT))
                                            .toList()));
            return Contract.LoadMode.UPSERT;
        }
        return Contract.LoadMode.valueOf(text);
    }

    private String classification(@Nullable Yaml yaml) {
        String text = text(yaml, "public");
        if (yaml != null && !CLASSIFICATIONS.contains(text)) {
            values.problem(
                    yaml,
                    "'" + text + "' is no classification: public, internal or restricted"
                            + Nearest.hint(text, CLASSIFICATIONS));
            return "restricted";
        }
        return text;
    }

    private static String text(@Nullable Yaml yaml, String otherwise) {
        return yaml == null ? otherwise : yaml.text();
    }
}
