package yishu.pipelines.adopt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import yishu.pipelines.contract.Contract;
import yishu.pipelines.contract.Property;
import yishu.pipelines.normalize.Outcome;

/** Finds the fewest columns whose values tell all rows apart, the time that a row is about among them. */
final class KeySearch {
    private static final int MOST_COLUMNS = 5;
    private static final int CANDIDATES = 14;
    private static final int TOLERATED = 10;

    private final List<Outcome.Fact> facts;
    private final List<Property> properties;
    private final List<String> names;
    private final Optional<String> time;
    private int most;

    KeySearch(Contract contract, List<Outcome.Fact> facts) {
        this.facts = facts;
        this.properties = contract.properties();
        this.names = contract.properties().stream().map(Property::name).toList();
        this.time = contract.concept("TIME_PERIOD").map(Property::name);
    }

    /**
     * The key.
     *
     * @param columns that tell rows apart
     * @param repeated how many rows have the key of an earlier one
     */
    record Key(List<String> columns, int repeated) {}

    /**
     * The key among columns, the likeliest first.
     *
     * @param dimensions that may be part of it
     * @param last those that only number the rows, of use where no others tell them apart
     */
    Key among(List<String> dimensions, List<String> last) {
        // A few rows that are there twice are the file's fault, and no reason for a longer key.
        most = repeated(dimensions);
        most = most * TOLERATED > facts.size() ? 0 : most;
        Optional<String> identifier =
                dimensions.stream().filter(this::isIdentifier).findFirst();
        if (identifier.isPresent() && facts.size() > 1) {
            return new Key(List.of(identifier.get()), repeated(List.of(identifier.get())));
        }
        List<String> always = time.filter(dimensions::contains).map(List::of).orElse(List.of());
        List<String> others =
                dimensions.stream().filter(it -> !always.contains(it)).toList();
        Optional<List<String>> found = fewest(always, others);
        if (found.isEmpty() && !last.isEmpty()) {
            List<String> more = new ArrayList<>(last);
            more.addAll(others);
            found = fewest(always, more);
        }
        if (found.isPresent()) {
            return new Key(found.get(), repeated(found.get()));
        }
        List<String> all = new ArrayList<>(always);
        all.addAll(others);
        return new Key(all, repeated(all));
    }

    /** A column whose name and values are those of an identifier, such as a case's number; a place's code is none. */
    private boolean isIdentifier(String name) {
        boolean coded = properties.stream()
                .anyMatch(it -> it.name().equals(name) && it.codelist().isPresent());
        return !coded && name.matches(".*(_id|id|number|code|ticket|no)") && isKey(List.of(name));
    }

    private Optional<List<String>> fewest(List<String> always, List<String> others) {
        List<String> tried = others.subList(0, Math.min(CANDIDATES, others.size()));
        for (int size = always.isEmpty() ? 1 : 0; size <= Math.min(MOST_COLUMNS, tried.size()); size++) {
            Optional<List<String>> found = combination(tried, size, 0, new ArrayList<>(always));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<List<String>> combination(List<String> others, int more, int from, List<String> chosen) {
        if (more == 0) {
            return isKey(chosen) ? Optional.of(List.copyOf(chosen)) : Optional.empty();
        }
        for (int next = from; next <= others.size() - more; next++) {
            chosen.add(others.get(next));
            Optional<List<String>> found = combination(others, more - 1, next + 1, chosen);
            if (found.isPresent()) {
                return found;
            }
            chosen.remove(chosen.size() - 1);
        }
        return Optional.empty();
    }

    private boolean isKey(List<String> columns) {
        return repeated(columns, most) <= most;
    }

    /** How many rows have the values of an earlier one in all the columns. */
    int repeated(List<String> columns) {
        return repeated(columns, Integer.MAX_VALUE);
    }

    private int repeated(List<String> columns, int limit) {
        int[] places = columns.stream().mapToInt(names::indexOf).toArray();
        Set<List<Object>> seen = new HashSet<>();
        int repeated = 0;
        for (Outcome.Fact fact : facts) {
            if (!seen.add(key(fact, columns, places)) && ++repeated > limit) {
                return repeated;
            }
        }
        return repeated;
    }

    private List<Object> key(Outcome.Fact fact, List<String> columns, int[] places) {
        List<Object> key = new ArrayList<>(places.length + 1);
        key.add(fact.edition());
        for (int index = 0; index < places.length; index++) {
            Object value = time.filter(columns.get(index)::equals).isPresent()
                    ? fact.period().map(Object.class::cast).orElse("")
                    : fact.values().get(places[index]);
            key.add(value == null ? "" : value);
        }
        return key;
    }
}
