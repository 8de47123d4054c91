package yishu.pipelines.fetch.sdmx;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import yishu.pipelines.fetch.Request;

/** A service of SDMX REST, as the setting {@code sdmx.<connection>.url} names it, and what is asked of it. */
final class SdmxService {
    private static final Duration TO_CONNECT = Duration.ofSeconds(30);
    private static final Duration TO_ANSWER = Duration.ofMinutes(30);
    private static final int MOST_READ = 1 << 14;
    private static final int SHOWN = 300;

    /** Best what says nothing of the time of asking. */
    private static final String ACCEPT = String.join(
            ", ",
            "application/vnd.sdmx.data+csv;version=1.0.0",
            "application/vnd.sdmx.structurespecificdata+xml;version=2.1;q=0.8",
            "application/vnd.sdmx.genericdata+xml;version=2.1;q=0.6",
            "application/vnd.sdmx.data+json;version=1.0.0;q=0.4");

    private final Request request;
    private final URI uri;

    private SdmxService(Request request, URI uri) {
        this.request = request;
        this.uri = uri;
    }

    static SdmxService of(Request request) {
        String url = request.connection().getOrDefault("url", "");
        String asked = request.address().rest();
        if (asked.isEmpty()) {
            throw request.refusal("it names no flow; write sdmx:<connection>/<flow>/<key>");
        }
        if (!url.matches("https?://[^?#]+")) {
            throw request.refusal(
                    "the setting 'sdmx." + request.address().connection() + ".url' is no address of a service by http");
        }
        try {
            return new SdmxService(request, URI.create(url.replaceAll("/+$", "") + "/data/" + asked));
        } catch (IllegalArgumentException wrong) {
            throw request.refusal("'" + asked + "' cannot be part of an address", wrong);
        }
    }

    /** Writes the whole answer to a file. */
    void ask(Path answer) throws IOException {
        HttpRequest asked = HttpRequest.newBuilder(uri)
                .header("Accept", ACCEPT)
                .timeout(TO_ANSWER)
                .build();
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(TO_CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        try {
            int status =
                    client.send(asked, HttpResponse.BodyHandlers.ofFile(answer)).statusCode();
            if (status != 200) {
                throw request.refusal("the service answers with status " + status + ": " + shown(answer));
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw request.refusal("it was interrupted", ended);
        } catch (IOException failure) {
            throw request.refusal(
                    "the service at " + uri.getHost() + " gives no answer ("
                            + failure.getClass().getSimpleName() + ")",
                    failure);
        }
    }

    /** What the service says in words, without the marks of XML or HTML. */
    private static String shown(Path answer) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(answer)) {
            head = in.readNBytes(MOST_READ);
        }
        String text = new String(head, StandardCharsets.UTF_8)
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return text.substring(0, Math.min(text.length(), SHOWN));
    }
}
