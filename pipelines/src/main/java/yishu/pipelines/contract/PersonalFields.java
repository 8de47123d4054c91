package yishu.pipelines.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which fields of a department's files tell of persons: those that a personal property of the contract is made of. Where
 * {@code phone} is personal and {@code phone: {from: 来电号码}}, the column 来电号码 is such a field; a property that is not
 * personal, but is made of it as well ({@code area: {from: 来电号码, extract: ...}}), is touched.
 */
public final class PersonalFields {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]+)}");

    private final Map<String, Personal> fields = new LinkedHashMap<>();
    private final Set<String> touched = new LinkedHashSet<>();

    private PersonalFields() {}

    /** Of one shape of a dataset's files. */
    public static PersonalFields of(Contract contract, SourceSpec source) {
        PersonalFields found = new PersonalFields();
        contract.properties().forEach(property -> property.personal()
                .ifPresent(type -> Optional.ofNullable(source.map().get(property.name()))
                        .ifPresent(mapping -> found.add(property.name(), type, mapping, source))));
        boolean grown = !found.isEmpty();
        while (grown) {
            int before = found.touched.size();
            source.map().forEach((name, mapping) -> {
                if (reads(mapping).stream().anyMatch(found::tells)) {
                    found.touched.add(name);
                }
            });
            grown = found.touched.size() > before;
        }
        return found;
    }

    private void add(String name, Personal type, SourceSpec.Mapping mapping, SourceSpec source) {
        touched.add(name);
        for (String field : reads(mapping)) {
            fields.putIfAbsent(field, type);
            // What another mapping extracts is a part of what that one is made of.
            int dot = field.lastIndexOf('.');
            SourceSpec.Mapping origin = dot < 0 ? null : source.map().get(field.substring(0, dot));
            if (origin != null && !touched.contains(field.substring(0, dot))) {
                add(field.substring(0, dot), type, origin, source);
            }
        }
    }

    /** Whether the text of a field is a person's, or a part of it. */
    private boolean tells(String field) {
        int dot = field.lastIndexOf('.');
        return fields.containsKey(field) || (dot > 0 && touched.contains(field.substring(0, dot)));
    }

    /** The fields that a mapping looks at. */
    static List<String> reads(SourceSpec.Mapping mapping) {
        List<String> fields = new ArrayList<>(mapping.from());
        mapping.within().ifPresent(fields::add);
        for (Optional<String> template : List.of(mapping.constant(), mapping.unit(), mapping.within())) {
            Matcher matcher = PLACEHOLDER.matcher(template.orElse(""));
            while (matcher.find()) {
                fields.add(matcher.group(1));
            }
        }
        return fields;
    }

    /** Whether nothing in the files is personal. */
    public boolean isEmpty() {
        return fields.isEmpty() && touched.isEmpty();
    }

    /** The fields, each with what it tells. */
    public Map<String, Personal> fields() {
        return Map.copyOf(fields);
    }

    /** Whether a property is personal, or made of a field that is. */
    public boolean touches(String property) {
        return touched.contains(property);
    }
}
