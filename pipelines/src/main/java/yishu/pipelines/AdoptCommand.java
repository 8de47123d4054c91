package yishu.pipelines;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import yishu.content.CodeList;
import yishu.content.InputException;
import yishu.content.Problems;
import yishu.content.Settings;
import yishu.pipelines.adopt.Adopted;
import yishu.pipelines.adopt.AdoptedFolder;
import yishu.pipelines.adopt.Adoption;
import yishu.pipelines.contract.Datasets;

/** {@code ./yishu adopt}: a draft of contract and source for a file that nobody has described yet. */
@Command(
        name = "adopt",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Drafts contract.yaml and source.yaml from a file, and says what it is unsure of; a person finishes the draft.",
            "It finds out format, encoding, header, notes, periods, units, code lists, types, missing values and keys, then"
                    + " reads the file by its own draft and tells what would be published and what quarantined. What is not"
                    + " sure stands as a comment '# unsure: ...' above its line. Names come from pipelines/glossary.csv."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:drafted",
            "1:the file cannot be read, holds no table or is marked 秘密; or the folder is not empty",
            "2:wrong usage",
            "3:our fault"
        })
final class AdoptCommand implements Callable<Integer> {
    private static final long LARGE = 16L << 20;

    @Parameters(paramLabel = "FILE", description = "csv, .xls, .xlsx, json, xml, px, sdmx, parquet or fixed-width text")
    private Path file = Path.of("");

    @Option(
            names = "--dataset",
            paramLabel = "DEPARTMENT/DATASET",
            description = "its identity; by default guessed from the folder and the name of the file")
    private @Nullable String dataset;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "an empty folder, or a new one, whose last two names are department and dataset; by default"
                    + " pipelines/datasets/DEPARTMENT/DATASET")
    private @Nullable Path out;

    @Option(names = "--dry-run", description = "print the draft, and write nothing")
    private boolean dryRun;

    @Option(
            names = "--personal-sample",
            description = "put the file into the sample folder although it tells of single persons")
    private boolean personalSample;

    @Option(names = "--debug", description = "show how long it took, and where an error comes from")
    private boolean debug;

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file)) {
            throw new InputException("Cannot read file '" + file + "': there is no such file");
        }
        Settings settings = Settings.read(Main.home(), System.getenv(), Map.of());
        Problems problems = new Problems();
        Map<String, CodeList> lists = new LinkedHashMap<>();
        Datasets.codeLists(settings.path("content.codelists"), problems).forEach(it -> lists.put(it.name(), it));
        Adoption adoption = new Adoption(lists, settings.path("content.glossary"), settings.zone(), problems);
        problems.throwIfAny();
        Optional<Path> chosen =
                Optional.ofNullable(out).map(it -> it.toAbsolutePath().normalize());
        chosen.ifPresent(AdoptedFolder::refuseFilled);
        if (file.toFile().length() > LARGE) {
            System.err.println("looking at " + file + ", which is large");
        }
        long begun = System.nanoTime();
        Adopted adopted = adoption.draft(file, id(chosen));
        if (debug) {
            System.err.printf(Locale.ROOT, "drafted in %.1f s%n", (System.nanoTime() - begun) / 1e9);
        }
        Path folder = chosen.orElseGet(
                () -> settings.path("content.datasets").resolve(adopted.id()).normalize());
        if (dryRun) {
            System.out.print("# contract.yaml\n" + adopted.contract() + "\n# source.yaml\n" + adopted.source() + "\n");
        } else {
            AdoptedFolder.refuseFilled(folder);
            new AdoptedFolder(folder).write(adopted, file, personalSample).forEach(System.out::println);
        }
        adopted.remarks().forEach(System.out::println);
        System.out.println(adopted.unsure().size() + " things to decide:");
        adopted.unsure().forEach(it -> System.out.println("  " + it));
        return 0;
    }

    private Optional<String> id(Optional<Path> folder) {
        Optional<String> named = folder.filter(it -> it.getNameCount() >= 2)
                .map(it -> it.subpath(it.getNameCount() - 2, it.getNameCount()).toString());
        Optional<String> id = Optional.ofNullable(dataset).or(() -> named);
        if (id.isPresent() && !id.get().matches("[a-z][a-z0-9_]*/[a-z][a-z0-9_]*")) {
            throw new InputException("Cannot name dataset '" + id.get()
                    + "': it is DEPARTMENT/DATASET, each of small letters, digits and _");
        }
        if (dataset != null && named.isPresent() && !named.get().equals(dataset)) {
            throw new InputException("Cannot write dataset '" + dataset + "' to '" + folder.get()
                    + "': the folder's last two names have to be " + dataset);
        }
        return id;
    }
}
