package yishu.pipelines.contract;

import java.math.BigDecimal;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import yishu.content.Nearest;
import yishu.content.Problems;
import yishu.content.Yaml;

/** Reads single values of a content file; what is wrong in one becomes a problem where it stands. */
final class ValueReader {
    private final Problems problems;

    ValueReader(Problems problems) {
        this.problems = problems;
    }

    void known(Yaml place, String column, List<String> names) {
        if (!names.contains(column)) {
            problem(place, "no property '" + column + "' in the contract" + Nearest.hint(column, names));
        }
    }

    Optional<BigDecimal> number(Yaml yaml) {
        return parsed(yaml, BigDecimal::new, "a number");
    }

    Optional<Pattern> pattern(Yaml yaml) {
        try {
            return yaml.optionalText().map(Pattern::compile);
        } catch (PatternSyntaxException e) {
            problem(yaml, "not a pattern: " + e.getDescription());
            return Optional.empty();
        }
    }

    <T> Optional<T> parsed(Yaml yaml, Function<String, T> parser, String what) {
        try {
            return yaml.optionalText().map(parser);
        } catch (DateTimeParseException | NumberFormatException e) {
            problem(yaml, "'" + yaml.text() + "' is not " + what);
            return Optional.empty();
        }
    }

    /** One of a few names; any other is a problem that tells the nearest. */
    <T> Optional<T> named(Yaml yaml, Function<String, Optional<T>> find, List<String> known, String what) {
        Optional<T> found = find.apply(yaml.text());
        if (found.isEmpty()) {
            problem(
                    yaml,
                    "'" + yaml.text() + "' is no value of '" + what + "': " + String.join(", ", known)
                            + Nearest.hint(yaml.text(), known));
        }
        return found;
    }

    void problem(Yaml place, String what) {
        problems.add(place.file(), place.line(), what);
    }
}
