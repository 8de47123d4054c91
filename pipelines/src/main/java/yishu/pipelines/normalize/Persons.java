package yishu.pipelines.normalize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import yishu.content.InputException;
import yishu.pipelines.contract.Contract;
import yishu.pipelines.contract.Personal;
import yishu.pipelines.contract.PersonalFields;
import yishu.pipelines.contract.Property;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.personal.Identifiers;
import yishu.pipelines.personal.Pseudonyms;
import yishu.pipelines.read.Row;

/** What becomes of the texts of one shape of files that tell of persons. */
final class Persons {
    static final String HIDDEN = "…";
    private static final int TELLING = 2;

    private final PersonalFields fields;
    private final Map<Property, SourceSpec.Mapping> mappings;
    private final Optional<Pseudonyms> pseudonyms;

    private Persons(
            PersonalFields fields, Map<Property, SourceSpec.Mapping> mappings, Optional<Pseudonyms> pseudonyms) {
        this.fields = fields;
        this.mappings = mappings;
        this.pseudonyms = pseudonyms;
    }

    static Persons of(Contract contract, SourceSpec source, Optional<Pseudonyms> pseudonyms) {
        if (contract.isPersonal() && pseudonyms.isEmpty()) {
            throw new InputException("Cannot read files of " + contract.file()
                    + ": it has personal columns, and there is no key to hash them with");
        }
        Map<Property, SourceSpec.Mapping> mappings = new LinkedHashMap<>();
        contract.properties().stream()
                .filter(it -> it.personal().isPresent() && source.map().containsKey(it.name()))
                .forEach(it -> mappings.put(it, source.map().get(it.name())));
        return new Persons(PersonalFields.of(contract, source), mappings, pseudonyms);
    }

    boolean areAny() {
        return !fields.isEmpty();
    }

    PersonalFields fields() {
        return fields;
    }

    /** The value of a personal property or one with a format; throws an {@link InputException} that does not quote it. */
    String value(Property property, String text) {
        property.format()
                .flatMap(standard -> Identifiers.fault(standard, Identifiers.written(text)))
                .ifPresent(fault -> {
                    throw new InputException(fault);
                });
        return property.personal().map(type -> hidden(type, text)).orElseGet(() -> Identifiers.written(text));
    }

    /** What stands for a text that is not blank. */
    String hidden(Personal type, String text) {
        return pseudonyms.orElseThrow().of(type, text);
    }

    /** The same, without a person's text. */
    Outcome.Rejected discreet(Outcome.Rejected it, Fields row) {
        if (!fields.touches(it.property())) {
            return it;
        }
        String reason = unquoted(it.reason());
        boolean tells = fields.fields().keySet().stream()
                .flatMap(field -> row.text(field).stream())
                .anyMatch(text -> text.length() >= TELLING && reason.contains(text.strip()));
        return new Outcome.Rejected(it.place(), it.property(), "", tells ? "could not be made out" : reason, List.of());
    }

    /** The mappings by which a row, or one cell of it, is about someone. */
    List<SourceSpec.Mapping> meant(Fields row, BiPredicate<Personal, String> isMeant) {
        List<SourceSpec.Mapping> meant = new ArrayList<>();
        mappings.forEach((property, mapping) -> {
            Personal type = property.personal().orElseThrow();
            Stream<String> cells = mapping.from().stream().flatMap(it -> row.text(it).stream());
            if (Stream.concat(cells, made(row, property, mapping)).anyMatch(it -> isMeant.test(type, it))) {
                meant.add(mapping);
            }
        });
        return meant;
    }

    private static Stream<String> made(Fields row, Property property, SourceSpec.Mapping mapping) {
        try {
            return Stream.of(row.text(property.name(), mapping)).filter(it -> !it.isBlank());
        } catch (InputException unreadable) {
            return Stream.empty();
        }
    }

    /** Whether any cell of a row that belongs to no column is someone's. */
    boolean areIn(Row row, BiPredicate<Personal, String> isMeant) {
        Set<Personal> types = Set.copyOf(fields.fields().values());
        return row.cells().stream().filter(cell -> !Row.isBlank(cell)).anyMatch(cell -> types.stream()
                .anyMatch(type -> isMeant.test(type, cell)));
    }

    /** A message without what it quotes. */
    static String unquoted(String message) {
        int from = message.indexOf('\'');
        int to = message.lastIndexOf('\'');
        return from < 0 ? message : message.substring(0, from) + HIDDEN + message.substring(to + 1);
    }
}
