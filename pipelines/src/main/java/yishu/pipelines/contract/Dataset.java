package yishu.pipelines.contract;

import java.nio.file.Path;
import java.util.List;

/**
 * A folder {@code datasets/<department>/<name>}: the contract, and how each shape of the department's files is read.
 *
 * @param recipe the texts that it was read from
 * @param contract what its table promises
 * @param sources one for each shape of file
 */
public record Dataset(Recipe recipe, Contract contract, List<SourceSpec> sources) {
    public Dataset {
        sources = List.copyOf(sources);
    }

    /** {@code nbs/provinces}. */
    public String id() {
        return recipe.department() + "/" + recipe.name();
    }

    public String department() {
        return recipe.department();
    }

    /** The name of its tables in every namespace: {@code nbs_provinces}. */
    public String table() {
        return recipe.department() + "_" + recipe.name();
    }

    public Path folder() {
        return Path.of(recipe.folder());
    }

    public Path contractFile() {
        return folder().resolve("contract.yaml");
    }

    public Path sourceFile() {
        return folder().resolve("source.yaml");
    }
}
