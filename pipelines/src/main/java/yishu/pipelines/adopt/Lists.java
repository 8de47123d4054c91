package yishu.pipelines.adopt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import yishu.content.Code;
import yishu.content.CodeList;
import yishu.content.InputException;
import yishu.pipelines.normalize.CodeResolver;
import yishu.pipelines.normalize.Resolution;

/** Which code list knows the values of a column. */
final class Lists {
    private static final int TRIED = 300;
    private static final double LEAST = 0.8;

    private final Map<String, CodeList> lists;
    private final Map<String, CodeResolver> resolvers = new LinkedHashMap<>();

    Lists(Map<String, CodeList> lists) {
        this.lists = lists;
        lists.forEach((name, list) -> resolvers.put(name, new CodeResolver(list)));
    }

    /**
     * A list that knows a column.
     *
     * @param level the only one that the column holds, if it holds one
     * @param resolved how many of the values it knows, of those {@code tried}
     * @param open what it does not know, or not for certain, with the reason
     */
    record Match(String list, Optional<String> level, int resolved, int tried, Map<String, String> open) {
        double share() {
            return (double) resolved / tried;
        }
    }

    Map<String, CodeResolver> resolvers() {
        return resolvers;
    }

    /** The list that knows most of the values, if it knows four fifths of them. */
    Optional<Match> best(Set<String> values, int year) {
        return closest(values, year)
                .filter(it -> it.share() >= LEAST && it.resolved() > 1)
                .filter(it -> !areLetters(values));
    }

    /** Letters and single numbers are the codes of any list. */
    private static boolean areLetters(Set<String> values) {
        return values.stream().allMatch(it -> it.matches("[\\x00-\\x7f]{1,2}"));
    }

    /** The list that knows most of the values, however few. */
    Optional<Match> closest(Set<String> values, int year) {
        List<String> tried = values.stream().limit(TRIED).toList();
        List<Match> matches = new ArrayList<>();
        lists.keySet().forEach(name -> matches.addAll(matches(name, tried, year)));
        return matches.stream()
                .filter(it -> it.resolved() > 0)
                .max(Comparator.comparingDouble(Match::share)
                        .thenComparing(it -> it.level().isPresent() && it.tried() > 1)
                        .thenComparing(Comparator.comparingInt((Match it) -> size(it.list()))
                                .reversed()));
    }

    /** Whether its codes are places. */
    boolean isOfPlaces(String name) {
        CodeList list = lists.get(name);
        return list != null
                && (name.matches(".*(region|area).*") && !list.levels().isEmpty());
    }

    private int size(String name) {
        CodeList list = lists.get(name);
        return list == null ? 0 : list.codes().size();
    }

    private List<Match> matches(String name, List<String> tried, int year) {
        List<Match> matches = new ArrayList<>();
        if (tried.isEmpty()) {
            return matches;
        }
        Match any = match(name, tried, year, Optional.empty());
        matches.add(any);
        CodeList list = lists.get(name);
        // A name that several levels have is sure within one: 吉林 the province.
        if (list != null && any.resolved() > 0) {
            list.levels().forEach(level -> matches.add(match(name, tried, year, Optional.of(level))));
        }
        return matches;
    }

    private Match match(String name, List<String> tried, int year, Optional<String> level) {
        Map<String, String> open = new LinkedHashMap<>();
        int resolved = 0;
        for (String value : tried) {
            Resolution found = resolve(name, value, year, level, Optional.empty());
            if (found instanceof Resolution.Unresolved it) {
                open.put(value, it.reason());
            } else {
                resolved++;
            }
        }
        return new Match(name, level, resolved, tried.size(), open);
    }

    Resolution resolve(String list, String value, int year, Optional<String> level, Optional<String> within) {
        CodeResolver resolver = resolvers.get(list);
        if (resolver == null) {
            return new Resolution.Unresolved("there is no such list", List.of());
        }
        try {
            return resolver.resolve(value, Math.min(year, Code.OPEN - 1), level, within);
        } catch (InputException | NumberFormatException none) {
            return new Resolution.Unresolved("it cannot be looked up", List.of());
        }
    }
}
