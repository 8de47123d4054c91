package yishu.pipelines.normalize;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import yishu.content.InputException;
import yishu.pipelines.contract.Contract;
import yishu.pipelines.contract.Rule;

/** Names the edition of a row and dates its publication, by the first rule of the contract that applies. For one thread. */
final class PublicationRules {
    private static final String UNSTATED = "unstated";

    private final Contract contract;
    private final ZoneId zone;
    private final List<String> inEditions;
    private final List<String> inDates;
    private final Recall<Told, String> editions = new Recall<>(this::edition);
    private final Recall<Told, Published> dates = new Recall<>(this::publishedAt);

    PublicationRules(Contract contract, ZoneId zone) {
        this.contract = contract;
        this.zone = zone;
        this.inEditions = fields(contract.editions());
        this.inDates = fields(contract.published());
    }

    /**
     * When a row was published.
     *
     * @param day the publisher's
     */
    record Published(Instant at, LocalDate day) {}

    /** All that rules look at in a row. */
    private record Told(List<String> fields, List<@Nullable String> texts, Optional<Period> period) {
        Optional<String> text(String field) {
            int place = fields.indexOf(field);
            return place < 0 ? Optional.empty() : Optional.ofNullable(texts.get(place));
        }

        static Told of(List<String> fields, Function<String, Optional<String>> text, Optional<Period> period) {
            @Nullable String[] texts = new String[fields.size()];
            for (int field = 0; field < texts.length; field++) {
                texts[field] = text.apply(fields.get(field)).orElse(null);
            }
            return new Told(fields, Arrays.asList(texts), period);
        }
    }

    private static List<String> fields(List<Rule> rules) {
        return rules.stream()
                .flatMap(rule -> Stream.concat(rule.when().keySet().stream(), rule.from().stream()))
                .distinct()
                .toList();
    }

    /** The edition; {@code text} gives a property, or {@code notes}, {@code file} or {@code sheet}. */
    String edition(Function<String, Optional<String>> text) {
        return editions.of(Told.of(inEditions, text, Optional.empty()));
    }

    private String edition(Told told) {
        return first(contract.editions(), told::text)
                .map(rule -> rule.is().orElseGet(() -> said(rule, told::text)))
                .orElse(UNSTATED);
    }

    /** The moment of publication: midnight, in the publisher's zone, of the day that the rule gives. */
    Published publishedAt(Function<String, Optional<String>> text, Optional<Period> period) {
        return dates.of(Told.of(inDates, text, period));
    }

    private Published publishedAt(Told told) {
        Rule rule = first(contract.published(), told::text)
                .orElseThrow(() -> new InputException("no rule of 'published' in the contract applies to it"));
        LocalDate day = day(rule, told::text, told.period());
        return new Published(day.atStartOfDay(zone).toInstant(), day);
    }

    private static LocalDate day(Rule rule, Function<String, Optional<String>> text, Optional<Period> period) {
        if (rule.at().isPresent()) {
            return rule.at().get();
        }
        if (rule.afterPeriod().isPresent()) {
            LocalDate end = period.orElseThrow(() -> new InputException("it has no period to be published after"))
                    .end();
            LocalDate day = end.plusDays(1).plus(rule.afterPeriod().get());
            return rule.notBefore().filter(day::isBefore).orElse(day);
        }
        return Period.parse(said(rule, text)).start();
    }

    private static String said(Rule rule, Function<String, Optional<String>> text) {
        String field = rule.from().orElseThrow(() -> new InputException("its rule says neither what nor from where"));
        String found = text.apply(field).orElseThrow(() -> new InputException("there is no '" + field + "' beside it"));
        if (rule.pattern().isEmpty()) {
            return found;
        }
        Matcher matcher = rule.pattern().get().matcher(found);
        if (!matcher.find()) {
            throw new InputException(
                    "'" + found + "' does not look like " + rule.pattern().get());
        }
        return matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
    }

    private static Optional<Rule> first(List<Rule> rules, Function<String, Optional<String>> text) {
        return rules.stream()
                .filter(rule -> rule.when().entrySet().stream().allMatch(it -> it.getValue()
                        .matcher(text.apply(it.getKey()).orElse(""))
                        .find()))
                .findFirst();
    }
}
