package yishu.semantic.command;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import yishu.content.Settings;
import yishu.semantic.serve.Installation;
import yishu.semantic.serve.Server;

/** {@code ./yishu serve}: runs until it is told to stop. */
@Command(name = "serve", description = "Answer questions over HTTP on this machine, until it is stopped.")
public final class ServeCommand implements Callable<Integer> {
    private final Installation.Opening opening;

    @Mixin
    private Setup setup = new Setup();

    @Option(names = "--port", paramLabel = "N", description = "Where to listen; 0 for any free port. By default 8642.")
    private @Nullable Integer port;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public ServeCommand(Installation.Opening opening) {
        this.opening = opening;
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = setup.settings(port == null ? Map.of() : Map.of("server.port", port.toString()));
        Installation installation = opening.open(settings);
        Server server = start(installation, settings.number("server.port"));
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            installation.close();
                        },
                        "stop"));
        spec.commandLine().getOut().println("Yishu serves " + server.address());
        new CountDownLatch(1).await();
        return 0;
    }

    private static Server start(Installation installation, int port) {
        try {
            return Server.start(installation, port);
        } catch (RuntimeException e) {
            installation.close();
            throw e;
        }
    }
}
