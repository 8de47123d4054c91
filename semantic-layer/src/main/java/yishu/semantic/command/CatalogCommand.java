package yishu.semantic.command;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import yishu.content.Problems;
import yishu.content.Settings;
import yishu.pipelines.contract.Datasets;
import yishu.semantic.engine.Warehouse;
import yishu.semantic.stewardship.AuthorityListing;
import yishu.semantic.stewardship.Listing;
import yishu.semantic.stewardship.Overlap;

/** {@code ./yishu catalog authority} and {@code ./yishu catalog overlap}. */
@Command(
        name = "catalog",
        description = "Show who has the authority over each data item, and what is collected twice.",
        synopsisSubcommandLabel = "authority|overlap")
public final class CatalogCommand implements Runnable {
    private final OutputStream out;

    @Option(names = "--help", usageHelp = true, description = "Show this.")
    boolean help;

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
        show(AuthorityListing.of(datasets(own.settings())), shown);
        return 0;
    }

    @Command(
            name = "overlap",
            description = {
                "Show what several datasets collect (重复采集): items that contracts declare, and figures that look alike.",
                "Of what is loaded, how many values both have for the same area and period, and which share is equal."
            })
    int overlap(
            @Mixin Setup own,
            @Mixin Shown shown,
            @Option(
                            names = "--at-least",
                            paramLabel = "SCORE",
                            defaultValue = "0.8",
                            description = "How alike figures must be to be shown, from 0 to 1; by default 0.8.")
                    BigDecimal least)
            throws IOException {
        shown.chosen();
        Settings settings = own.settings();
        Datasets datasets = datasets(settings);
        if (Warehouse.isThere(settings)) {
            try (Records records = Records.open(settings)) {
                show(
                        Overlap.of(datasets, Optional.of(records.warehouse()), Optional.of(records.engine()), least),
                        shown);
            }
        } else {
            show(Overlap.of(datasets, Optional.empty(), Optional.empty(), least), shown);
        }
        return 0;
    }

    private void show(Listing listing, Shown shown) throws IOException {
        shown.write(listing.answer(), out, spec.commandLine().getErr());
    }

    static Datasets datasets(Settings settings) {
        Problems problems = new Problems();
        Datasets datasets =
                Datasets.read(settings.path("content.datasets"), settings.path("content.codelists"), problems);
        problems.throwIfAny();
        return datasets;
    }
}
