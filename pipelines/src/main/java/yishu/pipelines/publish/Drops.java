package yishu.pipelines.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import yishu.content.InputException;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.fetch.FetchedName;

/**
 * The folder in which departments leave their files. A dataset's files are looked for below {@code <drops>/<department>},
 * at any depth; a pattern with a leading slash, below the folder itself.
 */
final class Drops {
    private final Path folder;

    Drops(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InputException("Cannot find drops '" + folder + "': no such folder; name one with --drops");
        }
        this.folder = folder;
    }

    /** The files of a dataset, each with the position of the document in {@code source.yaml} that describes it. */
    Map<Path, Integer> of(Dataset dataset) {
        Map<Path, Integer> found = new LinkedHashMap<>();
        for (int source = 0; source < dataset.sources().size(); source++) {
            for (String glob : dataset.sources().get(source).files()) {
                for (Path file : matching(dataset.department(), glob)) {
                    Integer other = found.putIfAbsent(file, source);
                    if (other != null && other != source) {
                        throw new InputException("Cannot tell what file '" + folder.relativize(file) + "' is: both "
                                + dataset.sourceFile() + ":"
                                + dataset.sources().get(other).line() + " and "
                                + dataset.sourceFile() + ":"
                                + dataset.sources().get(source).line() + " describe it");
                    }
                }
            }
        }
        return found;
    }

    /** The files of a dataset's own {@code sample} folder. */
    static Map<Path, Integer> samples(Dataset dataset) {
        Map<Path, Integer> found = new LinkedHashMap<>();
        files(dataset.folder().resolve("sample")).forEach(file -> {
            for (int source = 0; source < dataset.sources().size(); source++) {
                String name = file.getFileName().toString();
                SourceSpec described = dataset.sources().get(source);
                if (FetchedName.isSampleOf(described, name) || named(described, name)) {
                    found.putIfAbsent(file, source);
                }
            }
        });
        return found;
    }

    /** Files that stand in a described department's folder and that none of its datasets describes. */
    List<Path> strangers(Collection<Dataset> datasets) {
        Set<Path> described = new TreeSet<>();
        datasets.forEach(dataset -> described.addAll(of(dataset).keySet()));
        List<Path> strangers = new ArrayList<>();
        datasets.stream().map(Dataset::department).distinct().forEach(department -> files(folder.resolve(department))
                .filter(file -> !described.contains(file))
                .map(folder::relativize)
                .forEach(strangers::add));
        return strangers;
    }

    /** Whether a file of that name could be meant by a glob of a source, whatever folder it names. */
    static boolean named(SourceSpec source, String name) {
        return source.address().isEmpty() && source.files().stream().anyMatch(glob -> named(glob, name));
    }

    private static boolean named(String glob, String name) {
        String last = glob.substring(glob.lastIndexOf('/') + 1);
        return FileSystems.getDefault().getPathMatcher("glob:" + last).matches(Path.of(name));
    }

    private List<Path> matching(String department, String glob) {
        boolean fromTop = glob.startsWith("/");
        Path base = fromTop ? folder : folder.resolve(department);
        String pattern = fromTop ? glob.substring(1) : glob;
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        boolean byName = !pattern.contains("/");
        return files(base)
                .filter(file -> matcher.matches(byName && !fromTop ? file.getFileName() : base.relativize(file)))
                .toList();
    }

    private static Stream<Path> files(Path base) {
        if (!Files.isDirectory(base)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(base)) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list folder '" + base + "'", e);
        }
    }
}
