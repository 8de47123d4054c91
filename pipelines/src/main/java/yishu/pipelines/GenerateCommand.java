package yishu.pipelines;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import yishu.pipelines.generate.Generator;

/** {@code ./yishu generate}: drops of an invented province. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes what nine departments of an invented province would send, with planted defects: 模拟数据.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:done", "1:the folder is not empty, or the scale is none", "2:wrong usage", "3:our fault"})
final class GenerateCommand implements Callable<Integer> {
    @Option(
            names = "--scale",
            paramLabel = "N",
            description = "1 (the default) for about 200,000 rows, 100 for 20 million")
    private double scale = 1;

    @Option(names = "--seed", paramLabel = "S", description = "the same seed writes the same bytes; 1 by default")
    private long seed = 1;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "an empty folder, or a new one")
    private Path out = Path.of("");

    @Option(
            names = "--debug",
            description = "show how many defects of each kind there are, and where an error comes from")
    private boolean debug;

    @Override
    public Integer call() {
        Generator.Written written = new Generator(scale, seed).write(out);
        written.rows()
                .forEach((department, rows) -> System.out.printf(Locale.ROOT, "%,12d rows  %s%n", rows, department));
        System.out.printf(Locale.ROOT, "%,12d rows in all; every figure is synthetic (模拟数据)%n", written.all());
        if (debug) {
            written.defects().forEach((kind, count) -> System.out.printf(Locale.ROOT, "%,12d %s%n", count, kind));
        }
        long defects =
                written.defects().values().stream().mapToLong(Long::longValue).sum();
        System.out.printf(Locale.ROOT, "%,12d defects planted, listed in %s%n", defects, out.resolve("defects.csv"));
        return 0;
    }
}
