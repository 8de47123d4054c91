package yishu.pipelines.normalize;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import yishu.content.Code;
import yishu.content.InputException;
import yishu.pipelines.contract.Contract;
import yishu.pipelines.contract.Property;
import yishu.pipelines.contract.SourceSpec;

/** Makes one observation out of its {@link Fields}. For one thread. */
final class ObservationNormalizer {
    /** Of a number in the warehouse, a DECIMAL(38, scale). */
    private static final int DIGITS = 38;

    private final List<Property> properties;
    private final PropertyMappings mappings;
    private final int timePeriod;
    private final int unitMeasure;
    private final Map<String, Integer> places = new HashMap<>();
    private final PublicationRules rules;
    private final boolean ahead;
    private final Persons persons;
    private final MissingMarkers missing;
    private final boolean decimalComma;
    private final Recall<String, Unit> units = new Recall<>(Unit::parse);
    private final Recall<String, Period> periods;

    ObservationNormalizer(
            Contract contract, SourceSpec source, Map<String, CodeResolver> resolvers, ZoneId zone, Persons persons) {
        this.persons = persons;
        this.properties = contract.properties();
        this.mappings = new PropertyMappings(properties, source.map(), resolvers);
        this.timePeriod =
                contract.concept("TIME_PERIOD").map(properties::indexOf).orElse(-1);
        this.unitMeasure =
                contract.concept("UNIT_MEASURE").map(properties::indexOf).orElse(-1);
        for (int place = 0; place < properties.size(); place++) {
            places.put(properties.get(place).name(), place);
        }
        this.rules = new PublicationRules(contract, zone);
        this.periods = new Recall<>(text -> Moment.day(text, zone).orElseGet(() -> Period.parse(text)));
        this.ahead = contract.ahead();
        this.missing = MissingMarkers.of(source.missing());
        this.decimalComma = source.decimalComma();
    }

    Outcome normalize(Outcome.Place place, Fields fields, BoundTable table) {
        return new Observation(place, fields, table).outcome();
    }

    /** The state of one observation while it is made. */
    private final class Observation {
        private final Outcome.Place place;
        private final Fields fields;
        private final BoundTable table;
        private final @Nullable String[] texts = new String[properties.size()];
        private final @Nullable Object[] values = new Object[properties.size()];
        private final List<Outcome.Rejected> rejected = new ArrayList<>(0);
        private final List<String> markers = new ArrayList<>(0);
        private ObservationStatus status = ObservationStatus.A;
        private int figures;
        private int blanks;
        private Optional<Period> period = Optional.empty();

        Observation(Outcome.Place place, Fields fields, BoundTable table) {
            this.place = place;
            this.fields = fields;
            this.table = table;
            this.markers.addAll(fields.markers());
        }

        Outcome outcome() {
            int[] only = mappings.columns(table);
            List<Integer> textOrder = mappings.order();
            for (int order = 0; order < textOrder.size(); order++) {
                readText(textOrder.get(order), only);
            }
            if (timePeriod >= 0) {
                readPeriod();
            }
            for (int property = 0; property < values.length; property++) {
                String text = texts[property];
                if (property != timePeriod && text != null) {
                    readValue(property, text);
                }
            }
            for (int property = 0; property < values.length; property++) {
                if (values[property] == null && properties.get(property).required() && !isTold(property)) {
                    reject(property, Objects.requireNonNullElse(texts[property], ""), "is missing", List.of());
                }
            }
            // Of several figures in a row some may be missing: only a row without any is.
            if (blanks > 0 && figures == 0) {
                status = status.or(ObservationStatus.M);
            }
            return rejected.isEmpty() ? fact() : Outcome.Rejected.together(rejected);
        }

        private void readText(int property, int[] only) {
            try {
                texts[property] = only[property] > 0 && fields.areCellsAlone()
                        ? fields.cell(only[property])
                        : fields.text(properties.get(property).name(), mappings.of(property));
            } catch (InputException e) {
                reject(property, "", e.getMessage(), List.of());
            }
        }

        private void readValue(int property, String text) {
            try {
                read(property, text);
            } catch (InputException e) {
                reject(property, text, e.getMessage(), List.of());
            }
        }

        private boolean isTold(int property) {
            String name = properties.get(property).name();
            return rejected.stream().anyMatch(it -> it.property().equals(name));
        }

        private Outcome fact() {
            try {
                String edition = rules.edition(this::said);
                Function<String, Optional<String>> dated =
                        name -> name.equals("edition") ? Optional.of(edition) : said(name);
                PublicationRules.Published published = rules.publishedAt(dated, period);
                if (!ahead
                        && period.isPresent()
                        && published.day().isBefore(period.get().start())) {
                    throw new InputException("it is about " + period.get() + ", which began after it was published on "
                            + published.day() + "; let the contract say 'ahead: true' if it is a plan");
                }
                return new Outcome.Fact(
                        place,
                        Arrays.asList(values),
                        period,
                        status,
                        table.footnotes().of(markers),
                        edition,
                        published.at());
            } catch (InputException e) {
                String reason = persons.areAny() ? Persons.unquoted(e.getMessage()) : e.getMessage();
                return new Outcome.Rejected(place, "published_at", "", reason, List.of());
            }
        }

        private void readPeriod() {
            String text = texts[timePeriod];
            if (text != null && !text.isEmpty()) {
                try {
                    Period found = periods.of(text);
                    period = Optional.of(found);
                    values[timePeriod] = found.start();
                } catch (InputException e) {
                    reject(timePeriod, text, e.getMessage(), List.of());
                }
            }
        }

        private void read(int place, String text) {
            Property property = properties.get(place);
            SourceSpec.Mapping mapping = mappings.of(place);
            switch (property.type()) {
                case NUMBER -> number(place, mapping, text);
                case INTEGER -> integer(place, text);
                case DATE -> {
                    if (!text.isEmpty()) {
                        values[place] = periods.of(text).start();
                    }
                }
                case STRING -> {
                    if (mapping.codelist().isPresent()) {
                        code(place, mapping, text);
                    } else if (property.personal().isPresent()
                            || property.format().isPresent()) {
                        values[place] = missing.find(text).isPresent() ? null : persons.value(property, text);
                    } else if (!text.isBlank()) {
                        values[place] = text.strip();
                    }
                }
            }
        }

        private void number(int place, SourceSpec.Mapping mapping, String text) {
            Property property = properties.get(place);
            Optional<Unit> unit = mapping.unit().map(fields::fill).map(units::of);
            unit.ifPresent(it -> promise(property, it));
            Optional<MissingMarkers.Meaning> marker = missing.find(text);
            if (marker.isPresent()) {
                if (marker.get() == MissingMarkers.Meaning.ZERO) {
                    values[place] = BigDecimal.ZERO;
                    figures++;
                } else {
                    blanks++;
                }
                return;
            }
            Figure figure = figure(text);
            BigDecimal value = unit.map(figure::in).orElseGet(figure::value);
            if (value.scale() > property.scale() && value.stripTrailingZeros().scale() > property.scale()) {
                throw new InputException(
                        "'" + text + "' has more than " + property.scale() + " decimals in its base unit");
            }
            if (value.precision() - value.scale() > DIGITS - property.scale()) {
                throw new InputException("'" + text + "' has more than " + (DIGITS - property.scale())
                        + " digits before its point in its base unit");
            }
            figures++;
            for (String mark : figure.markers()) {
                if (!markers.contains(mark)) {
                    markers.add(mark);
                }
            }
            status = status.or(figure.status());
            values[place] = value;
        }

        /** The unit goes into the column of units, and must be the one that the contract promises. */
        private void promise(Property property, Unit unit) {
            if (property.unit().isPresent() && !property.unit().get().equals(unit.code())) {
                throw new InputException("it is in " + unit.code() + " and the contract promises "
                        + property.unit().get());
            }
            if (unitMeasure >= 0) {
                values[unitMeasure] = unit.code();
            }
        }

        private void integer(int place, String text) {
            if (missing.find(text).isPresent()) {
                return;
            }
            try {
                values[place] = figure(text).value().longValueExact();
            } catch (ArithmeticException e) {
                throw new InputException("'" + text + "' is not a whole number", e);
            }
        }

        private Figure figure(String text) {
            return decimalComma ? Figure.parseDecimalComma(text) : Figure.parse(text);
        }

        private void code(int place, SourceSpec.Mapping mapping, String text) {
            if (text.isEmpty()) {
                return;
            }
            ColumnCodes resolver = mappings.codes(place);
            if (resolver == null) {
                throw new InputException(
                        "there is no code list '" + mapping.codelist().get() + "'");
            }
            Optional<String> within =
                    mapping.within().flatMap(it -> fields.has(it) ? fields.text(it) : Optional.of(it));
            int year = period.map(it -> it.end().getYear()).orElse(Code.OPEN - 1);
            Resolution resolution = resolver.resolve(text, year, within);
            if (resolution instanceof Resolution.Resolved found) {
                values[place] = found.code();
            } else if (resolution instanceof Resolution.Unresolved open) {
                reject(place, text, open.reason(), open.candidates());
            }
        }

        private Optional<String> said(String name) {
            Integer property = places.get(name);
            Object value = property == null ? null : values[property];
            return value == null ? fields.text(name) : Optional.of(value.toString());
        }

        private void reject(int property, String text, String reason, List<String> candidates) {
            String name = properties.get(property).name();
            rejected.add(persons.discreet(new Outcome.Rejected(place, name, text, reason, candidates), fields));
        }
    }
}
