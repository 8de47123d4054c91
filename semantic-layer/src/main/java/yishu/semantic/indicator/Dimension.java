package yishu.semantic.indicator;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import yishu.content.CodeList;

/**
 * Something that a subject's figures are broken down by. One whose code list has levels is a hierarchy: a question may
 * also use {@code region_name} and {@code region_level}.
 *
 * @param column of the fact table
 * @param codes the list that its values come from
 * @param level of the list at which all facts stand, if they stand at one
 * @param except codes of the list that the facts are never about, so that none of them is missed in a total
 */
public record Dimension(
        String name, String column, Optional<CodeList> codes, Optional<String> level, Set<String> except) {
    public Dimension {
        except = Set.copyOf(except);
    }

    public boolean isHierarchy() {
        return !levels().isEmpty();
    }

    /** The levels of its hierarchy, {@code province, prefecture, county}; none for a flat dimension. */
    public List<String> levels() {
        return codes.map(CodeList::levels).orElse(List.of());
    }

    public String nameColumn() {
        return name + "_name";
    }

    public String levelColumn() {
        return name + "_level";
    }
}
