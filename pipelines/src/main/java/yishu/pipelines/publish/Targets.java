package yishu.pipelines.publish;

import java.io.Serializable;
import java.util.List;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Table;

/**
 * The tables that a load writes data files for, as they travel to its tasks.
 *
 * @param raw every row as text
 * @param vintages of core
 * @param columns of the vintages, those that the contract promises first
 * @param quarantine of {@code ops}
 */
record Targets(Table raw, Table vintages, List<String> columns, Table quarantine) implements Serializable {
    static Targets of(Lake lake, CoreTable table) {
        return new Targets(
                SerializableTable.copyOf(lake.table(table.raw())),
                SerializableTable.copyOf(lake.table(table.vintages())),
                List.of(table.schema().fieldNames()),
                SerializableTable.copyOf(lake.table(Ops.full(Ops.QUARANTINE))));
    }

    RowFiles rawFiles() {
        return new RowFiles(raw, List.of(CoreTable.RAW.fieldNames()));
    }

    RowFiles vintageFiles() {
        return new RowFiles(vintages, columns);
    }

    RowFiles quarantineFiles() {
        return new RowFiles(quarantine, List.of(Ops.schema(Ops.QUARANTINE).fieldNames()));
    }
}
