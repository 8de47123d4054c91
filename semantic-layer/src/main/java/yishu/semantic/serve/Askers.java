package yishu.semantic.serve;

import io.javalin.http.Context;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Who asks over HTTP. A program that can read the server's file of this warehouse holds its token, and may say for whom
 * it asks; everybody else is nobody in particular.
 */
final class Askers {
    static final String NOBODY = "anonymous";
    static final String USER = "X-Yishu-User";

    private final String token;

    private Askers(String token) {
        this.token = token;
    }

    static Askers withNewToken() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return new Askers(HexFormat.of().formatHex(bytes));
    }

    String token() {
        return token;
    }

    String of(Context context) {
        boolean trusted = ("Bearer " + token).equals(context.header("Authorization"));
        return Optional.ofNullable(context.header(USER)).filter(any -> trusted).orElse(NOBODY);
    }
}
