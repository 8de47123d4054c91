package yishu.pipelines.contract;

import java.nio.file.Path;
import java.util.List;

/**
 * A folder {@code datasets/<department>/<name>}: the contract, and how each shape of the department's files is read.
 *
 * @param department who sends it
 * @param name of the dataset
 * @param folder that holds its content
 * @param contract what its table promises
 * @param sources one for each shape of file
 */
public record Dataset(String department, String name, Path folder, Contract contract, List<SourceSpec> sources) {
    public Dataset {
        sources = List.copyOf(sources);
    }

    /** {@code nbs/provinces}. */
    public String id() {
        return department + "/" + name;
    }

    /** The name of its tables in every namespace: {@code nbs_provinces}. */
    public String table() {
        return department + "_" + name;
    }

    public Path contractFile() {
        return folder.resolve("contract.yaml");
    }

    public Path sourceFile() {
        return folder.resolve("source.yaml");
    }
}
