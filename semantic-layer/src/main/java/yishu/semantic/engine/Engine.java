package yishu.semantic.engine;

import java.util.List;

/** Runs SQL over pinned tables. In the SQL a table is one quoted identifier: {@code FROM "core.nbs_provinces"}. */
public interface Engine extends AutoCloseable {
    /** Rows of the statement; only the given tables can be read by it, at the snapshots given. */
    Rows run(String sql, List<Pinned> tables);

    @Override
    void close();
}
