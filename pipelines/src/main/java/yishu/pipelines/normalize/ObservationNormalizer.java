package yishu.pipelines.normalize;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import yishu.content.Code;
import yishu.content.InputException;
import yishu.pipelines.contract.Contract;
import yishu.pipelines.contract.Property;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.read.Block;

/** Makes one observation out of its {@link Fields}. */
final class ObservationNormalizer {
    /** Of a number in the warehouse, a DECIMAL(38, scale). */
    private static final int DIGITS = 38;

    private final Contract contract;
    private final SourceSpec source;
    private final Map<String, CodeResolver> resolvers;
    private final PublicationRules rules;
    private final MissingMarkers missing;
    private final Map<String, Unit> units = new ConcurrentHashMap<>();
    private final Map<Block, Footnotes> footnotes = new ConcurrentHashMap<>();

    ObservationNormalizer(Contract contract, SourceSpec source, Map<String, CodeResolver> resolvers, ZoneId zone) {
        this.contract = contract;
        this.source = source;
        this.resolvers = Map.copyOf(resolvers);
        this.rules = new PublicationRules(contract, zone);
        this.missing = MissingMarkers.of(source.missing());
    }

    Outcome normalize(Outcome.Place place, Fields fields, Block block) {
        return new Observation(place, fields, block).outcome();
    }

    /** The state of one observation while it is made. */
    private final class Observation {
        private final Outcome.Place place;
        private final Fields fields;
        private final Block block;
        private final Map<String, String> texts = new HashMap<>();
        private final Map<String, Object> values = new HashMap<>();
        private final List<Outcome.Rejected> rejected = new ArrayList<>();
        private final Set<String> markers = new LinkedHashSet<>();
        private ObservationStatus status = ObservationStatus.A;
        private int figures;
        private int blanks;
        private Optional<Period> period = Optional.empty();

        Observation(Outcome.Place place, Fields fields, Block block) {
            this.place = place;
            this.fields = fields;
            this.block = block;
            this.markers.addAll(fields.markers());
        }

        Outcome outcome() {
            source.map()
                    .forEach((name, mapping) -> attempt(name, "", () -> texts.put(name, fields.text(name, mapping))));
            contract.concept("TIME_PERIOD").ifPresent(this::readPeriod);
            for (Property property : contract.properties()) {
                if (!property.concept().equals(Optional.of("TIME_PERIOD")) && texts.containsKey(property.name())) {
                    String text = texts.getOrDefault(property.name(), "");
                    attempt(property.name(), text, () -> read(property, text));
                }
            }
            for (Property property : contract.properties()) {
                boolean told = rejected.stream().anyMatch(it -> it.property().equals(property.name()));
                if (property.required() && !told && !values.containsKey(property.name())) {
                    reject(property.name(), texts.getOrDefault(property.name(), ""), "is missing", List.of());
                }
            }
            // Of several figures in a row some may be missing: only a row without any is.
            if (blanks > 0 && figures == 0) {
                status = status.or(ObservationStatus.M);
            }
            return rejected.isEmpty() ? fact() : together();
        }

        private Outcome fact() {
            try {
                String edition = rules.edition(this::said);
                Function<String, Optional<String>> dated =
                        name -> name.equals("edition") ? Optional.of(edition) : said(name);
                List<@Nullable Object> row = new ArrayList<>();
                contract.properties().forEach(property -> row.add(values.get(property.name())));
                return new Outcome.Fact(
                        place, row, period, status, footnote(), edition, rules.publishedAt(dated, period));
            } catch (InputException e) {
                return new Outcome.Rejected(place, "published_at", "", e.getMessage(), List.of());
            }
        }

        private Outcome.Rejected together() {
            if (rejected.size() == 1) {
                return rejected.get(0);
            }
            String reasons = rejected.stream()
                    .map(it -> it.property() + ": " + it.reason())
                    .collect(Collectors.joining("; "));
            List<String> candidates =
                    rejected.stream().flatMap(it -> it.candidates().stream()).toList();
            return new Outcome.Rejected(
                    place, rejected.get(0).property(), rejected.get(0).text(), reasons, candidates);
        }

        private void readPeriod(Property property) {
            String text = texts.getOrDefault(property.name(), "");
            attempt(property.name(), text, () -> {
                if (!text.isEmpty()) {
                    Period found = Period.parse(text);
                    period = Optional.of(found);
                    values.put(property.name(), found.start());
                }
            });
        }

        private void read(Property property, String text) {
            SourceSpec.Mapping mapping = source.map().get(property.name());
            if (mapping == null) {
                return;
            }
            switch (property.type()) {
                case NUMBER -> number(property, mapping, text);
                case INTEGER -> integer(property, text);
                case DATE -> {
                    if (!text.isEmpty()) {
                        values.put(property.name(), Period.parse(text).start());
                    }
                }
                case STRING -> {
                    if (mapping.codelist().isPresent()) {
                        code(property, mapping, text);
                    } else if (!text.isBlank()) {
                        values.put(property.name(), text.strip());
                    }
                }
            }
        }

        private void number(Property property, SourceSpec.Mapping mapping, String text) {
            Optional<Unit> unit = mapping.unit().map(fields::fill).map(it -> units.computeIfAbsent(it, Unit::parse));
            unit.ifPresent(it -> promise(property, it));
            Optional<MissingMarkers.Meaning> marker = missing.find(text);
            if (marker.isPresent()) {
                if (marker.get() == MissingMarkers.Meaning.ZERO) {
                    values.put(property.name(), BigDecimal.ZERO);
                    figures++;
                } else {
                    blanks++;
                }
                return;
            }
            Figure figure = Figure.parse(text);
            BigDecimal value = unit.map(figure::in).orElseGet(figure::value);
            if (value.stripTrailingZeros().scale() > property.scale()) {
                throw new InputException(
                        "'" + text + "' has more than " + property.scale() + " decimals in its base unit");
            }
            if (value.precision() - value.scale() > DIGITS - property.scale()) {
                throw new InputException("'" + text + "' has more than " + (DIGITS - property.scale())
                        + " digits before its point in its base unit");
            }
            figures++;
            markers.addAll(figure.markers());
            status = status.or(figure.status());
            values.put(property.name(), value);
        }

        /** The unit goes into the column of units, and must be the one that the contract promises. */
        private void promise(Property property, Unit unit) {
            if (property.unit().isPresent() && !property.unit().get().equals(unit.code())) {
                throw new InputException("it is in " + unit.code() + " and the contract promises "
                        + property.unit().get());
            }
            contract.concept("UNIT_MEASURE").ifPresent(it -> values.put(it.name(), unit.code()));
        }

        private void integer(Property property, String text) {
            if (missing.find(text).isPresent()) {
                return;
            }
            try {
                values.put(property.name(), Figure.parse(text).value().longValueExact());
            } catch (ArithmeticException e) {
                throw new InputException("'" + text + "' is not a whole number", e);
            }
        }

        private void code(Property property, SourceSpec.Mapping mapping, String text) {
            if (text.isEmpty()) {
                return;
            }
            CodeResolver resolver = resolvers.get(mapping.codelist().orElseThrow());
            if (resolver == null) {
                throw new InputException(
                        "there is no code list '" + mapping.codelist().get() + "'");
            }
            Optional<String> within =
                    mapping.within().flatMap(it -> fields.has(it) ? fields.text(it) : Optional.of(it));
            int year = period.map(it -> it.end().getYear()).orElse(Code.OPEN - 1);
            Resolution resolution = resolver.resolve(text, year, mapping.level(), within);
            if (resolution instanceof Resolution.Resolved found) {
                values.put(property.name(), found.code());
            } else if (resolution instanceof Resolution.Unresolved open) {
                reject(property.name(), text, open.reason(), open.candidates());
            }
        }

        private Optional<String> said(String name) {
            Object value = values.get(name);
            return value == null ? fields.text(name) : Optional.of(value.toString());
        }

        private String footnote() {
            return footnotes
                    .computeIfAbsent(block, it -> Footnotes.parse(it.notes()))
                    .of(markers);
        }

        private void attempt(String property, String text, Runnable step) {
            try {
                step.run();
            } catch (InputException e) {
                reject(property, text, e.getMessage(), List.of());
            }
        }

        private void reject(String property, String text, String reason, List<String> candidates) {
            rejected.add(new Outcome.Rejected(place, property, text, reason, candidates));
        }
    }
}
