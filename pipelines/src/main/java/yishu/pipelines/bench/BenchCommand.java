package yishu.pipelines.bench;

import picocli.CommandLine.Command;

/** {@code ./yishu bench}: what is measured, each beside a peer. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures against a peer on this machine, in one run.",
        subcommands = {IngestBench.class, StreamsBench.class})
public final class BenchCommand {}
