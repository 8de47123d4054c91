package yishu.pipelines.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import yishu.content.InputException;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.fetch.Fetches;

/**
 * What the services of a dataset have, as files in a folder that is there until they are landed. Nothing else remembers
 * what was fetched: a load that is killed or refused is fetched again, from what is published on.
 */
final class Fetched implements AutoCloseable {
    private final Path folder;
    private final Map<Path, Integer> files = new LinkedHashMap<>();

    private Fetched(Path folder) {
        this.folder = folder;
    }

    /**
     * Asks every service that a dataset names; all of them answer, or it throws an {@link InputException}.
     *
     * @param published the names of all files of the dataset that are loaded
     */
    static Fetched of(Dataset dataset, Fetches fetches, Path warehouse, Collection<String> published) {
        Fetched fetched = new Fetched(
                warehouse.resolve("landing/fetching").resolve(dataset.id().replace('/', '.')));
        fetched.close();
        try {
            for (int position = 0; position < dataset.sources().size(); position++) {
                SourceSpec source = dataset.sources().get(position);
                if (source.address().isPresent()) {
                    fetched.add(source, position, fetches, published);
                }
            }
            return fetched;
        } catch (InputException e) {
            fetched.close();
            throw e;
        }
    }

    private void add(SourceSpec source, int position, Fetches fetches, Collection<String> published) {
        try {
            Path own = Files.createDirectories(
                    folder.resolve(String.valueOf(position)),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            fetches.fetch(source, own, published).forEach(file -> files.put(file, position));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to '" + folder + "'", e);
        }
    }

    /** The files, each with the position of the document in {@code source.yaml} that describes it. */
    Map<Path, Integer> files() {
        return files;
    }

    /** Removes the files, and what a killed process left in their place. */
    @Override
    public void close() {
        Folders.remove(folder);
    }
}
