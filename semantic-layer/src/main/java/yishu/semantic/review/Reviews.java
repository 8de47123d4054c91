package yishu.semantic.review;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import yishu.content.InputException;
import yishu.content.Nearest;

/** The reviews that an installation has, by name. */
public record Reviews(Map<String, ReviewSpec> all) {
    public Reviews {
        all = Map.copyOf(all);
    }

    public static Reviews of(Stream<ReviewSpec> specs) {
        Map<String, ReviewSpec> all = new LinkedHashMap<>();
        specs.forEach(it -> all.put(it.name(), it));
        return new Reviews(all);
    }

    /** Those named, or all in the order of their names. */
    public List<ReviewSpec> chosen(List<String> names) {
        return names.isEmpty()
                ? all.values().stream()
                        .sorted((one, other) -> one.name().compareTo(other.name()))
                        .toList()
                : names.stream().map(this::named).toList();
    }

    private ReviewSpec named(String name) {
        ReviewSpec found = all.get(name);
        if (found == null) {
            throw new InputException("Cannot find review '" + name + "'" + Nearest.hint(name, all.keySet()));
        }
        return found;
    }
}
