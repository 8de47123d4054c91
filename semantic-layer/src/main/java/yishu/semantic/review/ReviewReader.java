package yishu.semantic.review;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import yishu.content.Nearest;
import yishu.content.Problems;
import yishu.content.Schema;
import yishu.content.Yaml;
import yishu.semantic.engine.TableName;
import yishu.semantic.indicator.Bilingual;
import yishu.semantic.indicator.IndicatorName;
import yishu.semantic.indicator.Subject;
import yishu.semantic.indicator.Subjects;
import yishu.semantic.indicator.TableColumns;

/** Reads one file: {@code reviews/output.yaml} is the review {@code output}. */
public final class ReviewReader {
    private static final Schema SCHEMA = Schema.beside(ReviewReader.class, "review.schema.json");
    private static final double CHANCE = 0.001;
    private static final double OUTLIER = 3.5;

    private final Subjects subjects;
    private final TableColumns tables;
    private final Problems problems;

    /** @param columns of a table, by contract or warehouse; empty for a table that is not known */
    public ReviewReader(
            Subjects subjects, Function<TableName, Optional<? extends Collection<String>>> columns, Problems problems) {
        this.subjects = subjects;
        this.tables = new TableColumns(columns, problems);
        this.problems = problems;
    }

    /** The review, unless something is wrong in the file. */
    public Optional<ReviewSpec> read(Path file) {
        Yaml yaml = Yaml.read(file, problems);
        int before = problems.all().size();
        SCHEMA.check(yaml, problems);
        if (problems.all().size() > before) {
            return Optional.empty();
        }
        String by = yaml.at("by").text();
        ReviewSpec spec = new ReviewSpec(
                file.getFileName().toString().replaceFirst("\\.yaml$", ""),
                new Bilingual(
                        yaml.at("title").at("en").text(),
                        yaml.at("title").at("zh").text()),
                by,
                ReviewSpec.Per.valueOf(yaml.at("per").textOr("year").toUpperCase(Locale.ROOT)),
                yaml.at("checks").items().stream().map(it -> check(it, by)).toList());
        return problems.all().size() > before ? Optional.empty() : Optional.of(spec);
    }

    private ReviewSpec.Check check(Yaml yaml, String by) {
        String name = yaml.at("name").text();
        if (!yaml.at("growth_apart").isAbsent()) {
            Yaml growth = yaml.at("growth_apart");
            List<IndicatorName> beside = growth.at("beside").items().stream()
                    .map(it -> figure(it, by))
                    .toList();
            return new ReviewSpec.GrowthApart(
                    name,
                    figure(growth.at("figure"), by),
                    beside,
                    Integer.parseInt(growth.at("periods").textOr("1")),
                    number(growth.at("beyond"), OUTLIER));
        }
        if (!yaml.at("too_alike").isAbsent()) {
            Yaml alike = yaml.at("too_alike");
            return new ReviewSpec.TooAlike(
                    name,
                    figure(alike.at("figure"), by),
                    Integer.parseInt(alike.at("decimals").text()),
                    number(alike.at("chance"), CHANCE));
        }
        return digits(name, yaml.at("digits"));
    }

    private ReviewSpec.Digits digits(String name, Yaml yaml) {
        TableName table = tables.table(yaml, "column", "place");
        return new ReviewSpec.Digits(
                name,
                table,
                yaml.at("column").text(),
                yaml.at("place").optionalText(),
                ReviewSpec.Position.valueOf(yaml.at("position").text().toUpperCase(Locale.ROOT)),
                yaml.at("unit").textOr("1"),
                number(yaml.at("chance"), CHANCE));
    }

    private static double number(Yaml yaml, double otherwise) {
        return yaml.optionalText().map(Double::parseDouble).orElse(otherwise);
    }

    private IndicatorName figure(Yaml yaml, String by) {
        String text = yaml.text();
        IndicatorName name =
                new IndicatorName(text.substring(0, text.indexOf('.')), text.substring(text.indexOf('.') + 1));
        Optional<Subject> subject = subjects.find(name.subject());
        if (subjects.find(name).isEmpty()) {
            List<String> known = subjects.all().stream()
                    .flatMap(it -> it.indicators().keySet().stream().map(one -> it.name() + "." + one))
                    .toList();
            problems.add(yaml.file(), yaml.line(), "unknown figure '" + text + "'" + Nearest.hint(text, known));
        } else if (!subject.orElseThrow().dimensions().containsKey(by)) {
            problems.add(
                    yaml.file(),
                    yaml.line(),
                    text + " is not broken down by " + by + ", but by "
                            + String.join(", ", subject.get().dimensions().keySet()));
        }
        return name;
    }
}
