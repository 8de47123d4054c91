package yishu.pipelines.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangeTest {
    private static final Stamp STAMP = new Stamp(Map.of("yishu.load", "l1"), Optional.empty(), List.of());

    @Test
    void filesAreMadeOneWhenThoseWhoWroteThemAreLongForgotten() {
        Schema schema = new Schema(Types.NestedField.optional(1, "name", Types.StringType.get()));
        InMemoryCatalog catalog = new InMemoryCatalog();
        catalog.initialize("memory", Map.of());
        catalog.createNamespace(Namespace.of("core"));
        Table table = catalog.createTable(TableIdentifier.of("core", "names"), schema);
        Parts parts = Parts.of(table, Shape.without(table.schema()));
        List<Part> small = new ArrayList<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (String name : List.of("甲", "乙", "丙")) {
            @Nullable Object[] row = {name, null};
            rows.add(row);
            Part part = parts.write(List.<@Nullable Object[]>of(row));
            new Change(List.of(), List.of(part), false).commit(table, STAMP);
            small.add(part);
        }
        table.expireSnapshots().expireOlderThan(Long.MAX_VALUE).retainLast(1).commit();
        new Change(small, List.of(parts.write(rows)), true).commit(table, STAMP);
        assertThat(table.snapshots()).hasSize(2);
        assertThat(IcebergGenerics.read(table).build())
                .extracting(record -> record.getField("name"))
                .containsExactlyInAnyOrder("甲", "乙", "丙");
    }
}
