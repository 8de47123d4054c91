package yishu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds of every source file. */
final class RepositoryTest {
    private static final Path ROOT = Path.of(System.getProperty("yishu.root"));
    private static final int LONGEST = 300;

    @Test
    void noSourceFileHoldsTwoIdeas() throws IOException {
        for (Path file : sources()) {
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(LONGEST);
        }
    }

    @Test
    void halfOfAllSourceFilesAreShort() throws IOException {
        List<Integer> lengths = sources().stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .map(file -> lines(file))
                .sorted()
                .toList();
        assertThat(lengths.get(lengths.size() / 2))
                .as("median length of a source file")
                .isLessThanOrEqualTo(80);
    }

    @Test
    void everyPackageSaysWhatLivesThere() throws IOException {
        List<Path> mute = sources().stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .toList();
        assertThat(mute).isEmpty();
    }

    @Test
    void nothingIsPutOff() throws IOException {
        String mark = "TO" + "DO";
        for (Path file : sources()) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContain(mark);
        }
    }

    private static int lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
        }
    }
}
