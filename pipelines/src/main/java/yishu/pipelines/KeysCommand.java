package yishu.pipelines;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import yishu.content.InputException;
import yishu.content.Settings;
import yishu.pipelines.erase.Retirement;
import yishu.pipelines.personal.Key;
import yishu.pipelines.personal.KeyFile;
import yishu.pipelines.personal.KeyRing;
import yishu.pipelines.personal.Vault;
import yishu.pipelines.publish.Lake;
import yishu.pipelines.publish.LandingEncryption;

/** {@code ./yishu keys}: the secrets under which persons are hashed, and landed files encrypted. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Keys that persons are hashed with (setting personal.keys), or with --landing those that landed files are encrypted with (landing.key). A key is never shown; keep a copy of the file where the warehouse is not.",
            "",
            "To replace a key: `keys rotate`; `ingest`, which loads everything with personal columns again from landing; `keys retire k1`, which destroys the old key. Releases from before keep the old hashes: nobody can tell any more whom they mean, or compare them with new ones. With --releases those releases are dropped as well."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:done", "1:refused, with the reason", "2:wrong usage", "3:our fault"})
final class KeysCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--landing", scope = ScopeType.INHERIT, description = "the keys of landed files, not of persons")
    private boolean landing;

    @Option(names = "--warehouse", scope = ScopeType.INHERIT, paramLabel = "DIR", description = "the warehouse")
    private @Nullable Path warehouse;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with the keys: new, rotate or retire");
    }

    @Command(
            name = "new",
            mixinStandardHelpOptions = true,
            description = "Make the first key, in a file for its owner alone.")
    int create() {
        return told(file().create());
    }

    @Command(mixinStandardHelpOptions = true, description = "Add a key, which is in use from now on.")
    int rotate() {
        return told(file().rotate());
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Destroy a key that nothing current is hashed or encrypted with.")
    int retire(
            @Parameters(paramLabel = "KEY", description = "its name, k1") String name,
            @Option(names = "--releases", description = "drop the releases that hold its hashes") boolean releases) {
        Settings settings = Main.settings(warehouse, null);
        file().check(name);
        if (landing) {
            new LandingEncryption(settings).checkUnused(name);
        } else {
            try (Lake lake = Lake.open(settings)) {
                new Retirement(lake, name, System.err::println).run(releases);
            }
        }
        return told(file().retire(name));
    }

    private KeyFile file() {
        Settings settings = Main.settings(warehouse, null);
        if (!landing) {
            return Vault.file(settings);
        }
        if (settings.text("landing.key").isEmpty()) {
            throw new InputException(
                    "Cannot change keys of landed files: the setting landing.key names no file for them");
        }
        return new KeyFile(settings.path("landing.key"));
    }

    private static int told(KeyRing ring) {
        System.out.println("keys: " + ring.versions().stream().map(Key::name).collect(Collectors.joining(", ")) + "; "
                + ring.current().name() + " is in use");
        return 0;
    }
}
