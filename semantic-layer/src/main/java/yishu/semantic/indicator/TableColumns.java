package yishu.semantic.indicator;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import yishu.content.Nearest;
import yishu.content.Problems;
import yishu.content.Yaml;
import yishu.semantic.engine.TableName;

/**
 * The tables that content may name, and their columns.
 *
 * @param of a table, by contract or warehouse; empty for a table that is not known
 * @param problems where names go that are not known
 */
public record TableColumns(Function<TableName, Optional<? extends Collection<String>>> of, Problems problems) {
    /** The table under {@code table}; it has to be one, and has to have the columns that stand under the roles. */
    public TableName table(Yaml yaml, String... roles) {
        TableName table = TableName.parse(yaml.at("table").text());
        Optional<? extends Collection<String>> known = of.apply(table);
        if (known.isEmpty()) {
            problems.add(yaml.file(), yaml.at("table").line(), "unknown table '" + table + "'");
        }
        for (String role : roles) {
            yaml.at(role)
                    .optionalText()
                    .filter(it -> known.isPresent() && !known.get().contains(it))
                    .ifPresent(it -> problems.add(
                            yaml.file(),
                            yaml.at(role).line(),
                            "no column '" + it + "' in " + table + Nearest.hint(it, Set.copyOf(known.get()))));
        }
        return table;
    }
}
