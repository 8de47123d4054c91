package yishu.models;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;
import yishu.content.InputException;

/**
 * Stands for a command of the pipelines in the list of commands. The launcher runs it in a process of its own, since Spark
 * and the libraries that read and write departments' formats are not on the class path of this one.
 */
abstract class LaunchedCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Unmatched
    List<String> words = new ArrayList<>();

    static List<Object> all() {
        return List.of(
                new Ingest(),
                new Release(),
                new Generate(),
                new Adopt(),
                new Bench(),
                new Keys(),
                new Erase(),
                new Landing(),
                new Maintain(),
                new Backup(),
                new Restore());
    }

    @Override
    public final Integer call() {
        throw new InputException("Cannot " + spec.name() + " in this process: run `./yishu " + spec.name()
                + "`, which starts one of its own");
    }

    @Command(name = "ingest", description = "Load departments' files into the warehouse, on Spark.")
    private static final class Ingest extends LaunchedCommand {}

    @Command(name = "release", description = "Prepare, compare, approve, publish and roll back releases.")
    private static final class Release extends LaunchedCommand {}

    @Command(name = "generate", description = "Write files of an invented province, of any size, with planted defects.")
    private static final class Generate extends LaunchedCommand {}

    @Command(
            name = "adopt",
            description = "Draft contract.yaml and source.yaml from a file that nobody has described yet.")
    private static final class Adopt extends LaunchedCommand {}

    @Command(name = "bench", description = "Measure against a peer on this machine, in one run.")
    private static final class Bench extends LaunchedCommand {}

    @Command(name = "keys", description = "Make, replace and destroy the keys of persons and of landed files.")
    private static final class Keys extends LaunchedCommand {}

    @Command(name = "erase", description = "Erase a person's data from every table, release and landed file.")
    private static final class Erase extends LaunchedCommand {}

    @Command(name = "landing", description = "Encrypt the files that were received.")
    private static final class Landing extends LaunchedCommand {}

    @Command(name = "maintain", description = "Join small files, and let old snapshots and stray files go.")
    private static final class Maintain extends LaunchedCommand {}

    @Command(name = "backup", description = "Copy the warehouse to a safe place, what is new of it.")
    private static final class Backup extends LaunchedCommand {}

    @Command(name = "restore", description = "Bring a warehouse back from a backup.")
    private static final class Restore extends LaunchedCommand {}
}
