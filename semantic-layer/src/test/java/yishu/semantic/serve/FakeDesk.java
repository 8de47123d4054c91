package yishu.semantic.serve;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.iceberg.Schema;
import org.jspecify.annotations.Nullable;
import yishu.content.InputException;
import yishu.semantic.engine.Pinned;
import yishu.semantic.engine.Rows;
import yishu.semantic.engine.TableName;
import yishu.semantic.question.Answer;
import yishu.semantic.question.Desk;
import yishu.semantic.question.Request;

/** Answers any question with one row of every kind of value, and a few with what goes wrong. */
public final class FakeDesk implements Desk {
    public final List<Request> asked = new CopyOnWriteArrayList<>();

    public static final List<@Nullable Object> ROW = Arrays.asList(
            "北京, \"市\"",
            new BigDecimal("4967020000000.5"),
            0.1,
            9007199254740993L,
            LocalDate.of(2024, 1, 1),
            LocalDateTime.of(2024, 1, 1, 8, 0),
            OffsetDateTime.parse("2025-01-17T02:00:00.000001Z"),
            Arrays.asList("a, b", null),
            true,
            null);

    @Override
    public Answer answer(Request request) {
        asked.add(request);
        if (request.sql().equals("wrong")) {
            throw new InputException("Cannot find column 'gpd'; did you mean 'gdp'?");
        }
        if (request.sql().equals("bug")) {
            throw new IllegalStateException("no such thing\n at line 2");
        }
        if (request.sql().equals("incomplete")) {
            throw new NoClassDefFoundError("org/example/Missing");
        }
        List<String> types = List.of(
                "varchar",
                "decimal(38,8)",
                "double",
                "bigint",
                "date",
                "timestamp(6)",
                "timestamp(6) with time zone",
                "array(varchar)",
                "boolean",
                "bigint");
        List<Rows.Column> columns = new ArrayList<>();
        for (int column = 0; column < types.size(); column++) {
            columns.add(new Rows.Column("c" + column, types.get(column)));
        }
        Pinned table = new Pinned(TableName.parse("core.t"), 8123456789012345678L, "release-1", new Schema(), Map.of());
        return new Answer(new Rows(columns, List.of(ROW)), List.of("c1: 模拟数据"), List.of(table), "SELECT 1");
    }

    @Override
    public String explain(Request request) {
        asked.add(request);
        return "read " + request.sql();
    }
}
