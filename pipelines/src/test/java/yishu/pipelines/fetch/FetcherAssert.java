package yishu.pipelines.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import yishu.content.InputException;
import yishu.content.Settings;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.read.FailsafeRows;
import yishu.pipelines.read.Sources;

/** What every {@link Fetcher} has to stand: the first test of a new one. */
public final class FetcherAssert {
    private FetcherAssert() {}

    /**
     * Fetches what a service has, in every way that callers may.
     *
     * @param source describes a service that has something and does not change meanwhile
     * @param settings that name its connection
     * @param folder to write to
     */
    public static void assertCompliance(SourceSpec source, Settings settings, Path folder) {
        Map<String, String> first = bytes(fetch(source, settings, folder.resolve("first"), Set.of()));
        assertThat(first).as("files").isNotEmpty();
        assertThat(first.keySet()).as("names").allMatch(name -> FetchedName.isOf(source, name));
        assertThat(bytes(fetch(source, settings, folder.resolve("second"), Set.of())))
                .as("fetched again")
                .isEqualTo(first);
        assertThat(first.entrySet())
                .as("after all of it is loaded")
                .containsAll(bytes(fetch(source, settings, folder.resolve("third"), first.keySet()))
                        .entrySet());
        assertReadable(source, fetch(source, settings, folder.resolve("fourth"), Set.of("a stranger.csv")));
        assertUnknownConnection(source, folder);
    }

    /** What is fetched into a new folder of that name, which then holds nothing else. */
    public static List<Path> fetch(SourceSpec source, Settings settings, Path folder, Set<String> published) {
        try {
            Files.createDirectories(folder);
            List<Path> files = new Fetches(settings, line -> {}).fetch(source, folder, published);
            try (Stream<Path> left = Files.list(folder)) {
                assertThat(left.toList()).as("left in the folder").containsExactlyInAnyOrderElementsOf(files);
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> bytes(List<Path> files) {
        Map<String, String> bytes = new TreeMap<>();
        for (Path file : files) {
            try {
                bytes.put(file.getFileName().toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return bytes;
    }

    private static void assertReadable(SourceSpec source, List<Path> files) {
        for (Path file : files) {
            try (FailsafeRows rows = Sources.of(source.reading().format()).open(file, source.reading())) {
                assertThat(rows.hasNext()).as("rows of %s", file).isTrue();
            }
        }
    }

    private static void assertUnknownConnection(SourceSpec source, Path folder) {
        assertThatThrownBy(() ->
                        fetch(source, Settings.read(folder, Map.of(), Map.of()), folder.resolve("fifth"), Set.of()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("Cannot find connection '"
                        + source.address().orElseThrow().connection() + "': there is no setting '");
    }
}
