package yishu.semantic.serve;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.util.JavalinBindException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import yishu.content.InputException;

/** An HTTP server with every door open, for programs on this machine. */
public final class Server implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final Javalin http;
    private final ServerFile file;

    private Server(Javalin http, ServerFile file) {
        this.http = http;
        this.file = file;
    }

    /**
     * Starts it and returns when it listens.
     *
     * @param port 0 for any that is free
     * @throws InputException when the port is in use, or another server of this warehouse runs
     */
    public static Server start(Installation installation, int port) {
        Path warehouse = installation.settings().warehouse();
        Askers askers = Askers.withNewToken();
        ServerFile file = ServerFile.claim(warehouse);
        try {
            Javalin http = Javalin.create(config -> configure(config, installation, askers));
            http.start(HOST, port);
            file.write(http.port(), askers.token());
            return new Server(http, file);
        } catch (JavalinBindException e) {
            file.close();
            throw new InputException(
                    "Cannot serve on port " + port
                            + ": something else listens there; choose another with --port N, or any free one with --port 0",
                    e);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static void configure(JavalinConfig config, Installation installation, Askers askers) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.routes.before(Server::refuseOtherHosts);
        config.routes.exception(InputException.class, (e, context) -> fail(context, 400, e.getMessage()));
        config.routes.exception(Exception.class, (e, context) -> fail(context, 500, "our fault: " + firstLine(e)));
        config.routes.error(404, context -> fail(context, 404, "Cannot find '" + context.path() + "'; see /"));
        Routes routes = routes(config);
        routes.get(ServerFile.HEALTH, context -> context.contentType("application/json; charset=utf-8")
                .result(ServerFile.health(installation.settings().warehouse())));
        doors(askers).forEach(door -> door.open(routes, installation));
    }

    private static List<Door> doors(Askers askers) {
        List<Door> doors = new ArrayList<>(List.of(new QueryDoor(askers), new CatalogueDoor(), new TraceDoor(askers)));
        ServiceLoader.load(Door.class).forEach(doors::add);
        return doors;
    }

    private static Routes routes(JavalinConfig config) {
        return new Routes() {
            @Override
            public void get(String path, Handler handler) {
                config.routes.get(path, handler);
            }

            @Override
            public void post(String path, Handler handler) {
                config.routes.post(path, handler);
            }
        };
    }

    /** A page elsewhere could have its name resolve to this machine, and read answers with its visitor's browser. */
    private static void refuseOtherHosts(Context context) {
        String host = String.valueOf(context.header("Host")).replaceFirst(":\\d+$", "");
        if (!List.of(HOST, "localhost").contains(host)) {
            throw new InputException("Cannot serve host '" + host + "': only 127.0.0.1 and localhost");
        }
    }

    private static void fail(Context context, int status, @Nullable String message) {
        context.status(status)
                .contentType("application/json; charset=utf-8")
                .result(JsonNodeFactory.instance
                        .objectNode()
                        .put("error", message)
                        .toString());
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("") + " ("
                + e.getClass().getSimpleName() + ")";
    }

    public int port() {
        return http.port();
    }

    public String address() {
        return "http://" + HOST + ":" + port() + "/";
    }

    @Override
    public void close() {
        file.close();
        http.stop();
    }
}
