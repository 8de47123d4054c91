package yishu.semantic.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an engine answered. Values are {@link String}, {@link java.math.BigDecimal}, {@link Long}, {@link Double},
 * {@link Boolean}, {@link java.time.LocalDate}, {@link java.time.LocalDateTime}, {@link java.time.OffsetDateTime},
 * {@link List} of these, or null.
 */
public record Rows(List<Column> columns, List<List<@Nullable Object>> values) {
    public Rows {
        columns = List.copyOf(columns);
    }

    /**
     * A column of an answer.
     *
     * @param name as asked for
     * @param type Trino's name of it: {@code varchar}, {@code bigint}, {@code decimal(38,8)}, {@code double} ...
     */
    public record Column(String name, String type) {}
}
