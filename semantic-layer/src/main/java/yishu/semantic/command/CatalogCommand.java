package yishu.semantic.command;

import java.io.IOException;
import java.io.OutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import yishu.content.Problems;
import yishu.content.Settings;
import yishu.pipelines.contract.Datasets;
import yishu.semantic.stewardship.AuthorityListing;

/** {@code ./yishu catalog authority} and {@code ./yishu catalog overlap}. */
@Command(
        name = "catalog",
        description = "Show who has the authority over each data item, and what is collected twice.",
        synopsisSubcommandLabel = "authority|overlap")
public final class CatalogCommand implements Runnable {
    private final OutputStream out;

    @Mixin
    Setup setup = new Setup();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** @param out where answers go, as bytes */
    public CatalogCommand(OutputStream out) {
        this.out = out;
    }

    /** Without a word for what is to be shown. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Nothing was chosen: authority or overlap");
    }

    @Command(
            name = "authority",
            description = "Show of each data item whose value counts (一数一源), and which datasets repeat it.")
    int authority(@Mixin Setup own, @Mixin Shown shown) throws IOException {
        shown.chosen();
        shown.write(
                AuthorityListing.of(datasets(own.settings())).answer(),
                out,
                spec.commandLine().getErr());
        return 0;
    }

    static Datasets datasets(Settings settings) {
        Problems problems = new Problems();
        Datasets datasets =
                Datasets.read(settings.path("content.datasets"), settings.path("content.codelists"), problems);
        problems.throwIfAny();
        return datasets;
    }
}
