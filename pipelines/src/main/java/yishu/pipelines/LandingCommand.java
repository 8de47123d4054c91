package yishu.pipelines;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import yishu.content.Settings;
import yishu.pipelines.publish.LandingEncryption;

/** {@code ./yishu landing}: how received files are kept. */
@Command(
        name = "landing",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Received files are kept as they came, for their owner alone. Where the setting landing.key names a file of keys (`./yishu keys new --landing`), those that come are encrypted with AES-256-GCM; `landing encrypt` does it for those that are there, and again with a new key after `keys rotate --landing`.",
            "",
            "While a load runs, the files that it reads stand decrypted under landing/opened, for the owner alone; they go with the load, and those of a killed one with the next. Whoever holds the warehouse without the keys holds no file that was received. Without the keys no file can be loaded again: keep them."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:done", "1:refused, with the reason", "2:wrong usage", "3:our fault"})
final class LandingCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with landed files: encrypt");
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Encrypt what is not encrypted with the key in use; without landing.key, nothing is done.")
    int encrypt(
            @Option(names = "--warehouse", paramLabel = "DIR", description = "the warehouse") @Nullable
                    Path warehouse) {
        Settings settings = Main.settings(warehouse, null);
        int files = new LandingEncryption(settings).run();
        System.out.println("encrypted " + files + (files == 1 ? " file" : " files"));
        return 0;
    }
}
