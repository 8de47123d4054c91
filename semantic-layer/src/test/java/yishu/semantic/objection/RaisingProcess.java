package yishu.semantic.objection;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import yishu.content.Settings;
import yishu.semantic.engine.DuckDbEngine;
import yishu.semantic.engine.Engine;
import yishu.semantic.engine.Warehouse;

/** A program of its own that raises objections, one after another. */
final class RaisingProcess {
    private RaisingProcess() {}

    public static void main(String... words) {
        Settings settings = Settings.read(Path.of(words[0]), Map.of(), Map.of("warehouse.location", words[0]));
        try (Warehouse warehouse = Warehouse.open(settings);
                Engine engine = DuckDbEngine.over(warehouse, settings.zone())) {
            Objections objections = new Objections(warehouse, engine, Clock.systemUTC(), settings.zone());
            for (int number = 0; number < Integer.parseInt(words[2]); number++) {
                objections.raise(new Target("counties.gdp", Map.of(), List.of()), words[1], "wrong " + number, "");
            }
        }
    }
}
