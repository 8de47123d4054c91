package yishu.semantic.serve;

import io.javalin.http.Handler;

/** The paths of a server, while its doors are opened. */
public interface Routes {
    void get(String path, Handler handler);

    void post(String path, Handler handler);
}
