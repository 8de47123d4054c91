package yishu.pipelines;

import java.io.BufferedReader;
import java.io.Console;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import yishu.content.InputException;
import yishu.content.Problems;
import yishu.content.Settings;
import yishu.pipelines.contract.Datasets;
import yishu.pipelines.erase.Erase;
import yishu.pipelines.erase.ErasureReport;
import yishu.pipelines.personal.KeyRing;
import yishu.pipelines.personal.Person;
import yishu.pipelines.publish.Lake;

/** {@code ./yishu erase}: a person leaves the warehouse. */
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Erases a person's data (个人信息保护法, art. 47) from every table, every release and every landed file, and keeps the person away from then on.",
            "",
            "Whom is read from the standard input or asked for, never from the command line, which others can see: on each line a type of the contracts' personal columns and the text, or the hash that tables show: `id_number 11010519491231002X`.",
            "",
            "A row that is about the person goes. A landed file stays without the row, as the rows that are left of it; where nothing is left, it is destroyed. Every release becomes the same rows without the person's, under its old name; snapshots that are no release go. The newest editions are worked out again. A file that is sent later is landed without the person's rows. ops.erasures tells when, by whom, why and how much, never whom; ops.audit keeps the questions that were asked.",
            "",
            "Texts in which the person is only mentioned (free_text, address) are hashed as a whole and cannot be found by the name."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:the person is erased, or --dry-run has shown what would be",
            "1:nothing was erased, since what was said is at fault",
            "2:wrong usage",
            "3:our fault; run it again, it finishes what was begun"
        })
final class EraseCommand implements Callable<Integer> {
    @Option(
            names = "--basis",
            paramLabel = "TEXT",
            description = "the ground, such as the number of the request; it is kept")
    private String basis = "";

    @Option(names = "--by", paramLabel = "NAME", description = "who erases; by default the user of the machine")
    private String by = System.getProperty("user.name", "");

    @Option(names = "--dry-run", description = "count what would be erased, and erase nothing")
    private boolean dry;

    @Option(names = "--datasets", paramLabel = "DIR", description = "the contracts and sources")
    private @Nullable Path datasets;

    @Option(names = "--warehouse", paramLabel = "DIR", description = "the warehouse")
    private @Nullable Path warehouse;

    @Option(names = "--debug", description = "show where an error comes from")
    boolean debug;

    @Override
    public Integer call() {
        if (basis.isBlank() && !dry) {
            System.err.println("Cannot erase: say on which ground with --basis, for the trail");
            return 2;
        }
        Settings settings = Main.settings(warehouse, datasets);
        Problems problems = new Problems();
        Datasets content =
                Datasets.read(settings.path("content.datasets"), settings.path("content.codelists"), problems);
        problems.throwIfAny();
        try (Lake lake = Lake.open(settings)) {
            KeyRing keys = lake.vault().keys();
            List<Person> persons =
                    lines().stream().map(it -> Person.parse(it, keys)).toList();
            if (persons.isEmpty()) {
                throw new InputException("Cannot erase: nobody was named on the standard input");
            }
            Erase erase = new Erase(lake, content, settings.zone(), Clock.systemUTC(), System.err::println);
            print(dry ? erase.look(persons) : erase.run(persons, new Erase.Order(by, basis)));
            return 0;
        }
    }

    @SuppressWarnings(
            "SystemConsoleNull") // A later Java hands out a console that reads no password without a terminal.
    private static List<String> lines() {
        Console console = System.console();
        List<String> lines = new ArrayList<>();
        if (console != null) {
            char[] typed = console.readPassword("Whom (type and text, not shown): ");
            lines.add(typed == null ? "" : new String(typed));
        } else {
            try {
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                        .lines()
                        .forEach(lines::add);
            } catch (UncheckedIOException e) {
                throw new InputException("Cannot read whom to erase: " + e.getMessage(), e);
            }
        }
        lines.removeIf(String::isBlank);
        return lines;
    }

    private void print(ErasureReport report) {
        System.out.println(
                report.isEmpty()
                        ? "nothing is about the person"
                        : dry ? "would erase" : "erased, as " + report.id() + " of ops.erasures");
        for (ErasureReport.Step step : report.steps()) {
            System.out.printf(
                    Locale.ROOT,
                    "  %,9d %s  %s%s%s%n",
                    step.rows(),
                    step.rows() == 1 ? "row " : "rows",
                    step.object(),
                    step.releases().isEmpty() ? "" : ", " + step.releases().size() + " releases told again",
                    step.note().isEmpty() ? "" : ", " + step.note());
        }
    }
}
