package yishu.semantic.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import yishu.content.CodeList;
import yishu.content.Problems;
import yishu.semantic.engine.Pinned;
import yishu.semantic.engine.Rows;
import yishu.semantic.indicator.Subjects;
import yishu.semantic.question.Answer;
import yishu.semantic.question.Request;

/** Two small subjects over three small tables, with everything that real ones have too much of. */
final class Fixture implements AutoCloseable {
    private static final String ECONOMY = """
            SELECT region_code, CAST(year || '-01-01' AS DATE) AS period, indicator, CAST(value AS DECIMAL(38, 8)) AS value,
                CASE WHEN value IS NULL THEN 'M' ELSE 'A' END AS obs_status, 'first' AS edition,
                TIMESTAMPTZ '2025-01-01 00:00:00+00' AS published_at
            FROM (VALUES
                ('11', 2022, 'gdp', 100.5), ('11', 2023, 'gdp', 110.25), ('11', 2024, 'gdp', 120),
                ('12', 2022, 'gdp', 40), ('12', 2023, 'gdp', NULL), ('12', 2024, 'gdp', 50),
                ('13', 2024, 'gdp', 70.125), (NULL, 2024, 'gdp', 3), (NULL, 2023, 'gdp', 2),
                ('11', 2022, 'employment', 10), ('11', 2023, 'employment', 12), ('12', 2022, 'employment', 6),
                ('12', 2023, 'employment', 5), ('11', 2024, 'employment', NULL), ('13', 2022, 'employment', 9),
                ('11', 2022, 'sampled', 7), ('11', 2023, 'sampled', 70), ('11', 2024, 'sampled', 8),
                ('11', 2024, 'secret', 1)) AS t(region_code, year, indicator, value)
            """;
    private static final String PEOPLE = """
            SELECT area, CAST(year || '-01-01' AS DATE) AS period, sex, CAST(persons AS BIGINT) AS persons
            FROM (VALUES
                ('1101', 2023, 'f', 4), ('1101', 2023, 'm', 5), ('1102', 2023, 'f', 1), ('1102', 2023, 'm', 0),
                ('1201', 2022, 'f', 8), ('1201', 2022, 'm', 8), ('1201', 2023, 'f', 9), ('1201', 2023, 'm', 9),
                ('1301', 2023, 'f', 3), ('1301', 2023, 'm', 2), ('1301', 2024, 'f', 0), ('1301', 2024, 'm', 0),
                ('1101', 2025, 'f', 6), ('1102', 2022, 'm', 2), (NULL, 2023, 'm', 11), (NULL, 2023, 'f', 11))
                AS t(area, year, sex, persons)
            """;

    final MemoryEngine engine = new MemoryEngine();
    final Subjects subjects;
    private final SevenSteps desk;

    Fixture() {
        engine.with("core.economy", ECONOMY, Map.of("yishu.grain", "region_code,period,indicator"));
        engine.with("core.people", PEOPLE, Map.of("yishu.synthetic", "true"));
        engine.with("core.economy_vintages", ECONOMY + """
                        UNION ALL SELECT region_code, CAST(year || '-01-01' AS DATE), 'gdp', value, status, edition,
                            CAST(told || ' 00:00:00+00' AS TIMESTAMPTZ)
                        FROM (VALUES ('11', 2022, 99, 'P', 'preliminary', '2023-01-20'),
                                ('11', 2022, 101, 'A', 'verified', '2024-01-10'),
                                ('11', 2022, NULL, 'M', 'withdrawn', '2024-06-01'),
                                ('12', 2022, 39, 'P', 'preliminary', '2023-03-01'))
                            AS t(region_code, year, value, status, edition, told)
                        """, Map.of("yishu.grain", "region_code,period,indicator"));
        Problems problems = new Problems();
        CodeList region = CodeList.read(resource("region.csv"), problems);
        subjects = Subjects.read(
                resource("indicators"),
                Map.of("region", region),
                table -> engine.find(table).map(MemoryEngine::columns),
                problems);
        problems.throwIfAny();
        desk = new SevenSteps(subjects, engine::pin, engine, ZoneId.of("Asia/Shanghai"), List::of);
    }

    static Path resource(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(Fixture.class.getResource(name)).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Answer ask(String sql) {
        return desk.answer(new Request(sql, Optional.empty(), ""));
    }

    Answer askAsOf(String sql, String moment) {
        return desk.answer(new Request(sql, Optional.of(Instant.parse(moment)), ""));
    }

    String explain(String sql) {
        return desk.explain(new Request(sql, Optional.empty(), ""));
    }

    /** What plain SQL over the same tables gives. */
    String plain(String sql) {
        return text(engine.rows(sql));
    }

    /** A line for each row; {@code 1.50} and {@code 1.5} are the same number. */
    static String text(Rows rows) {
        return rows.values().stream()
                .map(row -> row.stream().map(Fixture::text).collect(Collectors.joining(" | ")))
                .collect(Collectors.joining("\n"));
    }

    private static String text(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof Double number) {
            return text(new BigDecimal(number).round(new MathContext(12)));
        }
        return String.valueOf(value);
    }

    List<String> read(Answer answer) {
        return answer.read().stream().map(Pinned::name).map(Object::toString).toList();
    }

    @Override
    public void close() {
        engine.close();
    }
}
