package yishu.pipelines.release;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./yishu release calendar}: what is released when. */
@Command(
        name = "calendar",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Shows what is scheduled by the contracts, prepared, approved, due (approved, and its time has come), outdated "
                        + "(to be prepared again) and late.")
final class CalendarCommand implements Callable<Integer> {
    @Mixin
    private Place place = new Place();

    @Override
    public Integer call() {
        try (Place.Session session = place.open()) {
            ZoneId zone = session.settings().zone();
            List<List<String>> lines = new ArrayList<>();
            lines.add(List.of("time", "dataset", "state", ""));
            for (Agenda.Entry entry : new Agenda(session.lake(), zone, Clock.systemUTC()).entries(session.datasets())) {
                String at = entry.at().map(it -> Moments.text(it, zone)).orElse("any time");
                lines.add(List.of(at, entry.dataset(), entry.state(), entry.note()));
            }
            PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
            new Columns(lines).print(out);
            out.flush();
            return 0;
        }
    }
}
