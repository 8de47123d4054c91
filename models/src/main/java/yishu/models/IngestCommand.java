package yishu.models;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;
import yishu.content.InputException;

/**
 * Stands for {@code ./yishu ingest} in the list of commands. The launcher runs it in a process of its own, since Spark is
 * not on the class path of this one.
 */
@Command(name = "ingest", description = "Load departments' files into the warehouse, on Spark.")
final class IngestCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DEPARTMENT/DATASET", description = "What to load; by default every dataset.")
    List<String> datasets = new ArrayList<>();

    @Unmatched
    List<String> options = new ArrayList<>();

    @Override
    public Integer call() {
        throw new InputException("Cannot ingest in this process: run `./yishu ingest`, which starts it on Spark");
    }
}
