package yishu.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/** What README.md names is there. */
class ReadmeTest {
    private static final Path ROOT = Path.of(System.getProperty("yishu.root"));
    /** The example that the recipes tell the reader to add. */
    private static final String EXAMPLE = "culture|libraries";

    private static List<String> found(String file, String pattern) throws IOException {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(Files.readString(ROOT.resolve(file)))
                .results()
                .map((MatchResult it) -> it.group(1))
                .toList();
    }

    @Test
    void everyPathOfTheTreeAndOfTheTextExists() throws IOException {
        List<String> tree = found("README.md", "^([a-z.][\\w./-]*) {2,}\\S");
        List<String> text = found("README.md", "`([\\w.-]+/[\\w./-]+)`");
        assertThat(tree).hasSizeGreaterThan(7).allSatisfy(path -> assertThat(ROOT.resolve(path))
                .exists());
        assertThat(text)
                .filteredOn(path -> !path.matches("DIR/.*|.*(" + EXAMPLE + ").*"))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(ROOT.resolve(path)).exists());
    }

    @Test
    void everyCommandIsOne() throws IOException {
        Set<String> known = new HashSet<>();
        found("yishu", "^  ([a-z |]+)\\) ").forEach(it -> known.addAll(List.of(it.split(" \\| ", -1))));
        for (Object command : yishu.semantic.Main.commands()) {
            known.add(command.getClass().getAnnotation(Command.class).name());
        }
        List<String> named = found("README.md", "\\./yishu ([a-z]+)");
        assertThat(known).contains("ingest", "demo", "query");
        assertThat(named).hasSizeGreaterThan(5).isSubsetOf(known);
    }
}
