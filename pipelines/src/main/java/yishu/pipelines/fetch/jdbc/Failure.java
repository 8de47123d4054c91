package yishu.pipelines.fetch.jdbc;

import java.sql.SQLException;
import java.util.Objects;
import yishu.content.InputException;
import yishu.pipelines.fetch.Request;

/** What a database says is wrong, in one sentence without address and password. */
final class Failure {
    private Failure() {}

    static InputException of(Request request, String what, SQLException failure) {
        String state = Objects.requireNonNullElse(failure.getSQLState(), "");
        String why = state.startsWith("28")
                ? "the database does not accept the user and the password of the settings '" + setting(request, "user")
                        + "' and '" + setting(request, "password") + "'"
                : state.startsWith("08") ? "the database does not answer" : what;
        // Without its cause, whose own message may hold what must not be told.
        return request.refusal(why + ": " + told(request, failure));
    }

    /** The name of a setting of the connection. */
    static String setting(Request request, String key) {
        return "jdbc." + request.address().connection() + "." + key;
    }

    private static String told(Request request, SQLException failure) {
        String told = String.valueOf(failure.getMessage())
                .replaceAll("\\s*\\bPosition: \\d+", "")
                .replaceAll("\\s+", " ");
        if (Objects.requireNonNullElse(failure.getSQLState(), "").startsWith("22")) {
            // What a value is may be a person's.
            told = told.replaceAll("\"[^\"]*\"", "…");
        }
        for (String key : new String[] {"url", "password"}) {
            String secret = request.connection().getOrDefault(key, "");
            told = secret.isEmpty() ? told : told.replace(secret, "(" + setting(request, key) + ")");
        }
        return told.strip();
    }
}
