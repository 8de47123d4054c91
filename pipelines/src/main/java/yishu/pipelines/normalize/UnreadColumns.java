package yishu.pipelines.normalize;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import yishu.pipelines.contract.Contract;
import yishu.pipelines.contract.Rule;
import yishu.pipelines.contract.SourceSpec;

/**
 * Columns of a table that neither source nor contract names, so that nobody misses a figure unawares: beside
 * {@code 2023年}, a {@code 2024年(初步)} that the pattern of years does not find. In a matrix, what stands left of its
 * figures (a running number) is not meant.
 */
final class UnreadColumns {
    private final Set<String> named = new HashSet<>();

    UnreadColumns(Contract contract, SourceSpec source) {
        for (SourceSpec.Mapping mapping : source.map().values()) {
            named.addAll(mapping.from());
            mapping.within().ifPresent(named::add);
            mapping.since().ifPresent(named::add);
            Stream.of(mapping.constant(), mapping.unit(), mapping.within())
                    .flatMap(template -> template.stream())
                    .forEach(template -> named.addAll(Fields.placeholders(template)));
        }
        for (List<Rule> rules : List.of(contract.editions(), contract.published())) {
            rules.forEach(rule -> {
                named.addAll(rule.when().keySet());
                rule.from().ifPresent(named::add);
            });
        }
    }

    /** Their names, of a header whose columns in {@code unpivoted}, from 1, become rows. */
    List<String> of(List<String> header, Set<Integer> unpivoted) {
        int first = unpivoted.stream().min(Integer::compare).orElse(1);
        return Stream.iterate(first, column -> column <= header.size(), column -> column + 1)
                .filter(column -> !unpivoted.contains(column))
                .map(column -> header.get(column - 1))
                .filter(name -> !named.contains(name) && !name.matches("column_\\d+"))
                .toList();
    }
}
