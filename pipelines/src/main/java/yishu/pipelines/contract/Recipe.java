package yishu.pipelines.contract;

import java.io.Serializable;
import java.nio.file.Path;
import yishu.content.Problems;
import yishu.content.Yaml;

/**
 * A dataset as the texts of its two files, which travel to where the rows are read, and are parsed there again.
 *
 * @param department who sends it
 * @param name of the dataset
 * @param folder of its content, as text
 * @param contract the text of {@code contract.yaml}
 * @param source the text of {@code source.yaml}
 */
public record Recipe(String department, String name, String folder, String contract, String source)
        implements Serializable {

    /** Reads both files; one that cannot be read is a problem and counts as empty. */
    public static Recipe read(String department, Path folder, Problems problems) {
        return new Recipe(
                department,
                folder.getFileName().toString(),
                folder.toString(),
                Yaml.text(folder.resolve("contract.yaml"), problems),
                Yaml.text(folder.resolve("source.yaml"), problems));
    }

    /** The dataset that the texts describe. */
    public Dataset dataset(Problems problems) {
        Path home = Path.of(folder);
        Contract promised =
                new ContractReader(problems).read(home.resolve("contract.yaml"), contract, department + "/" + name);
        return new Dataset(
                this, promised, new SourceReader(problems).read(home.resolve("source.yaml"), source, promised));
    }
}
