package yishu.models;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;
import yishu.content.InputException;

/**
 * Stands for {@code ./yishu generate} in the list of commands. The launcher runs it in a process of its own, since the
 * libraries that write its formats are not on the class path of this one.
 */
@Command(name = "generate", description = "Write files of an invented province, of any size, with planted defects.")
final class GenerateCommand implements Callable<Integer> {
    @Unmatched
    List<String> options = new ArrayList<>();

    @Override
    public Integer call() {
        throw new InputException("Cannot generate in this process: run `./yishu generate`, which starts one of its own");
    }
}
