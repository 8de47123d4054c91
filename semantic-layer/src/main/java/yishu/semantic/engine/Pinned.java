package yishu.semantic.engine;

import java.util.Map;
import org.apache.iceberg.Schema;

/**
 * A table at one snapshot: whatever is published meanwhile, a question that pinned it reads the same rows.
 *
 * @param name of the table
 * @param snapshot Iceberg's snapshot id; -1 for a table without any
 * @param release the release tag of that snapshot, or empty
 * @param schema Iceberg's
 * @param properties of the Iceberg table, {@code yishu.grain} among them
 */
public record Pinned(TableName name, long snapshot, String release, Schema schema, Map<String, String> properties) {
    public Pinned {
        properties = Map.copyOf(properties);
    }
}
