package yishu.pipelines.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Asks a server again and again for the probes that it can see, and remembers how long each took. */
final class Latencies {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Asked server;
    private final Readings readings;
    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> answers = new ArrayList<>();
    private String since = "";

    Latencies(Asked server, Readings readings) {
        this.server = server;
        this.readings = readings;
    }

    /** Waits a moment and asks once, as a page does that shows what is new. */
    void ask() {
        LockSupport.parkNanos(PAUSE_NANOS);
        long start = System.nanoTime();
        JsonNode rows = server.rows("SELECT station, observed_at FROM core.bench_readings WHERE observed_at >= '"
                + since + "' AND station LIKE 'P%'");
        long now = System.nanoTime();
        answers.add((now - start) / 1e9);
        for (JsonNode row : rows) {
            Long sent = readings.probes().remove(row.get(0).asText());
            if (sent != null) {
                seconds.add((now - sent) / 1e9);
                // What was sent in one second need not be published together.
                since = LocalTime.parse(row.get(1).asText()).minusSeconds(10).toString();
            }
        }
    }

    /** So long it took from sending to the answer, of that share of the probes. */
    double within(double share) {
        return quantile(seconds, share);
    }

    /** So long an answer took. */
    double answered(double share) {
        return quantile(answers, share);
    }

    int count() {
        return seconds.size();
    }

    static double quantile(List<Double> values, double share) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
    }
}
