package yishu.semantic.command;

import yishu.content.Settings;
import yishu.semantic.engine.DuckDbEngine;
import yishu.semantic.engine.Engine;
import yishu.semantic.engine.Warehouse;

/** A warehouse whose records are read without asking for any figure: no subjects, no planner. */
record Records(Warehouse warehouse, Engine engine) implements AutoCloseable {
    static Records open(Settings settings) {
        Warehouse warehouse = Warehouse.open(settings);
        return new Records(warehouse, DuckDbEngine.over(warehouse, settings.zone()));
    }

    @Override
    public void close() {
        engine.close();
        warehouse.close();
    }
}
