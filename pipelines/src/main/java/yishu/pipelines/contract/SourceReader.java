package yishu.pipelines.contract;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import yishu.content.Nearest;
import yishu.content.Problems;
import yishu.content.Schema;
import yishu.content.Yaml;

/** Reads {@code source.yaml}, a document for each shape of file; what is wrong in it becomes problems. */
final class SourceReader {
    private static final Schema SCHEMA = Schema.beside(SourceReader.class, "source.schema.json");

    /** Of a marker of a missing value. */
    private static final List<String> MEANINGS = List.of("M", "zero");

    /** Settings of a few formats alone. */
    private static final Map<String, List<String>> FORMATS =
            Map.of("records", List.of("json", "xml"), "fields", List.of("fixed-width"));

    private static final List<String> DIRECTIONS = List.of("above", "left");

    private final Problems problems;

    SourceReader(Problems problems) {
        this.problems = problems;
    }

    List<SourceSpec> read(Path file, String text, Contract contract) {
        return Yaml.parseAll(file, text, problems).stream()
                .map(document -> source(document, contract))
                .toList();
    }

    private SourceSpec source(Yaml yaml, Contract contract) {
        SCHEMA.check(yaml, problems);
        checkFormat(yaml);
        new AddressRules(problems).check(yaml);
        Map<String, SourceSpec.Mapping> map = new LinkedHashMap<>();
        yaml.at("map").entries().forEach((name, it) -> map.put(name, mapping(name, it, contract)));
        for (Property property : contract.properties()) {
            boolean filled =
                    map.containsKey(property.name()) || property.concept().equals(Optional.of("UNIT_MEASURE"));
            if (!filled && property.required()) {
                problem(yaml.at("map"), "required property '" + property.name() + "' is not mapped");
            }
        }
        SourceSpec source = new SourceSpec(
                yaml.line(),
                yaml.at("files").texts(),
                yaml.at("query").optionalText(),
                reading(yaml),
                layout(yaml),
                yaml.at("unpivot").isAbsent() ? Optional.empty() : Optional.of(unpivot(yaml.at("unpivot"))),
                map,
                missing(yaml.at("missing")),
                yaml.at("decimal").textOr(".").equals(","));
        new PersonalRules(problems).check(yaml.file(), contract, source);
        return source;
    }

    private void checkFormat(Yaml yaml) {
        String format = yaml.at("format").text();
        FORMATS.forEach((setting, formats) -> {
            if (!yaml.at(setting).isAbsent() && !formats.contains(format)) {
                problem(
                        yaml.at(setting),
                        "'" + setting + "' is for format " + String.join(" or ", formats) + ", not for " + format);
            }
        });
        if (format.equals("fixed-width") && yaml.at("fields").entries().isEmpty()) {
            problem(yaml.at("format"), "format fixed-width needs 'fields', each column with its width in bytes");
        }
    }

    private SourceSpec.Reading reading(Yaml yaml) {
        return new SourceSpec.Reading(
                yaml.at("format").text(),
                yaml.at("encoding").textOr("auto"),
                yaml.at("delimiter").textOr("auto"),
                pattern(yaml.at("sheets")).orElse(Pattern.compile("")),
                yaml.at("records").optionalText(),
                fields(yaml.at("fields")));
    }

    private Map<String, Integer> fields(Yaml yaml) {
        Map<String, Integer> widths = new LinkedHashMap<>();
        yaml.entries().forEach((name, width) -> widths.put(name, whole(width, "width in bytes")));
        return widths;
    }

    private SourceSpec.Layout layout(Yaml yaml) {
        Yaml table = yaml.at("table");
        Map<String, Pattern> context = new LinkedHashMap<>();
        yaml.at("context").entries().forEach((name, it) -> pattern(it).ifPresent(found -> context.put(name, found)));
        return new SourceSpec.Layout(
                pattern(table.at("skip_until")),
                pattern(table.at("stop_at")),
                headerRows(table.at("header_rows")),
                table.at("header").texts(),
                table.at("fill_down").texts(),
                context,
                labels(table));
    }

    private int headerRows(Yaml yaml) {
        if (yaml.isMap()) {
            return yaml.entries().size();
        }
        return yaml.isList() ? yaml.items().size() : whole(yaml, "number of rows");
    }

    private SourceSpec.Labels labels(Yaml table) {
        Map<String, Pattern> headings = new LinkedHashMap<>();
        table.at("headings").entries().forEach((name, it) -> pattern(it).ifPresent(found -> headings.put(name, found)));
        return new SourceSpec.Labels(
                namedRows(table.at("header_rows")),
                headings,
                table.at("indented").texts(),
                pattern(table.at("continued")),
                pattern(table.at("markers")));
    }

    /** Without a word of their directions, the labels of all rows but the last belong to groups. */
    private Map<String, SourceSpec.Direction> namedRows(Yaml yaml) {
        Map<String, SourceSpec.Direction> rows = new LinkedHashMap<>();
        yaml.entries().forEach((name, it) -> rows.put(name, direction(it)));
        List<String> names = yaml.isList() ? yaml.texts() : List.of();
        for (String name : names) {
            boolean last = rows.size() == names.size() - 1;
            rows.put(name, last ? SourceSpec.Direction.ABOVE : SourceSpec.Direction.LEFT);
        }
        return rows;
    }

    private SourceSpec.Direction direction(Yaml yaml) {
        if (!DIRECTIONS.contains(yaml.text())) {
            problem(
                    yaml,
                    "'" + yaml.text() + "' is neither above (right above) nor left (above, or nearest to the left)"
                            + Nearest.hint(yaml.text(), DIRECTIONS));
        }
        return yaml.text().equals("left") ? SourceSpec.Direction.LEFT : SourceSpec.Direction.ABOVE;
    }

    private int whole(Yaml yaml, String what) {
        try {
            return Integer.parseInt(yaml.textOr("1"));
        } catch (NumberFormatException e) {
            problem(yaml, "'" + yaml.text() + "' is not a " + what);
            return 1;
        }
    }

    private SourceSpec.Unpivot unpivot(Yaml yaml) {
        Yaml columns = yaml.at("columns");
        if (!columns.isMap()) {
            return new SourceSpec.Unpivot(
                    pattern(columns).orElse(Pattern.compile("(?!)")),
                    Map.of(),
                    yaml.at("into").text(),
                    flagged(yaml));
        }
        Map<String, Map<String, String>> fields = new LinkedHashMap<>();
        columns.entries().forEach((header, it) -> {
            Map<String, String> more = new LinkedHashMap<>();
            it.entries().forEach((name, value) -> more.put(name, value.text()));
            fields.put(header, Map.copyOf(more));
        });
        String any = fields.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|", "^(", ")$"));
        return new SourceSpec.Unpivot(
                Pattern.compile(any), fields, yaml.at("into").text(), flagged(yaml));
    }

    private static boolean flagged(Yaml yaml) {
        return yaml.at("flags").textOr("").equals("right");
    }

    private SourceSpec.Mapping mapping(String name, Yaml yaml, Contract contract) {
        Optional<Property> property = contract.property(name);
        known(yaml, name, contract);
        yaml.at("at").optionalText().ifPresent(it -> known(yaml.at("at"), it, contract));
        boolean bare = !yaml.isMap();
        if (!bare && yaml.at("from").isAbsent() && yaml.at("constant").isAbsent()) {
            problem(yaml, "'" + name + "' needs 'from' or 'constant'");
        }
        Optional<String> codelist = yaml.at("codelist").optionalText().or(() -> property.flatMap(Property::codelist));
        return new SourceSpec.Mapping(
                yaml.line(),
                bare ? yaml.texts() : yaml.at("from").texts(),
                yaml.at("constant").optionalText(),
                yaml.at("since").optionalText(),
                pattern(yaml.at("extract")),
                codelist,
                yaml.at("at").optionalText().or(() -> contract.concept("TIME_PERIOD")
                        .map(Property::name)),
                yaml.at("level").optionalText().or(() -> property.flatMap(Property::level)),
                yaml.at("within").optionalText(),
                yaml.at("unit").optionalText());
    }

    private Map<String, String> missing(Yaml yaml) {
        Map<String, String> markers = new LinkedHashMap<>();
        if (yaml.isMap()) {
            yaml.entries().forEach((marker, meaning) -> {
                if (!MEANINGS.contains(meaning.text())) {
                    problem(
                            meaning,
                            "'" + meaning.text() + "' is neither M (no value) nor zero (rounded to nothing)"
                                    + Nearest.hint(meaning.text(), MEANINGS));
                }
                markers.put(marker, meaning.text());
            });
        } else {
            yaml.texts().forEach(marker -> markers.put(marker, "M"));
        }
        return markers;
    }

    private Optional<Pattern> pattern(Yaml yaml) {
        try {
            return yaml.optionalText().map(Pattern::compile);
        } catch (PatternSyntaxException e) {
            problem(yaml, "not a pattern: " + e.getDescription());
            return Optional.empty();
        }
    }

    private void known(Yaml place, String name, Contract contract) {
        if (contract.property(name).isEmpty()) {
            problem(place, "no property '" + name + "' in the contract" + Nearest.hint(name, contract.names()));
        }
    }

    private void problem(Yaml place, String what) {
        problems.add(place.file(), place.line(), what);
    }
}
