package yishu.pipelines.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.iceberg.jdbc.JdbcCatalog;
import yishu.content.Problems;
import yishu.content.Settings;
import yishu.pipelines.contract.Datasets;

/**
 * A small house in a folder: one code list, one dataset {@code city/water} of a few cells, drops and a warehouse. A file's
 * name says its edition and the day of its publication: {@code water_first_2024-05-01.csv}.
 */
public final class House implements AutoCloseable {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public static final String CONTRACT = """
            apiVersion: v3.1.0
            kind: DataContract
            id: city/water
            version: 1.0.0
            status: active
            schema:
              - name: city_water
                properties:
                  - name: region_code
                    logicalType: string
                    required: true
                    customProperties:
                      - {property: concept, value: REF_AREA}
                      - {property: codelist, value: region}
                  - name: period
                    logicalType: date
                    required: true
                    customProperties: [{property: concept, value: TIME_PERIOD}]
                  - name: value
                    logicalType: number
                    customProperties:
                      - {property: concept, value: OBS_VALUE}
                      - {property: scale, value: 2}
                quality: []
            customProperties:
              - {property: grain, value: [region_code, period]}
              - {property: edition, value: [{from: file, pattern: "_([a-z]+)_"}]}
              - {property: published, value: [{from: file, pattern: "(\\\\d{4}-\\\\d{2}-\\\\d{2})"}]}
              - {property: load, value: upsert}
            """;

    static final String SOURCE = """
            files: "water*.csv"
            format: csv
            table: {skip_until: "^地区,"}
            unpivot: {columns: "^(\\\\d{4})年$", into: period}
            map:
              region_code: 地区
              period: period
              value: value
            """;

    static final String REGIONS = """
            code,name,level,parent,valid_from,valid_to,successors,aliases
            110000,北京市,province,,1949,,,
            120000,天津市,province,,1949,,,
            130000,河北省,province,,1949,,,
            """;

    private final Path folder;
    private Optional<Lake> lake = Optional.empty();
    public final List<String> said = new ArrayList<>();

    public House(Path folder) {
        this.folder = folder;
        write(folder.resolve("drops/city/.keep"), "");
        codelist("region", REGIONS);
        contract(CONTRACT);
        source(SOURCE);
    }

    public House contract(String text) {
        return dataset("water", text, null);
    }

    public House source(String text) {
        return dataset("water", null, text);
    }

    /** Writes what is given of a dataset of the department {@code city}. */
    House dataset(
            String name,
            @org.jspecify.annotations.Nullable String contract,
            @org.jspecify.annotations.Nullable String source) {
        Path home = folder.resolve("datasets/city").resolve(name);
        if (contract != null) {
            write(home.resolve("contract.yaml"), contract);
        }
        if (source != null) {
            write(home.resolve("source.yaml"), source);
        }
        return this;
    }

    public House codelist(String name, String text) {
        write(folder.resolve("codelists/" + name + ".csv"), text);
        return this;
    }

    /** The text of a code list. */
    String codelist(String name) {
        try {
            return Files.readString(folder.resolve("codelists/" + name + ".csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public House drop(String name, String... lines) {
        write(folder.resolve("drops/city").resolve(name), String.join("\n", lines) + "\n");
        return this;
    }

    public House remove(String name) {
        try {
            Files.delete(folder.resolve("drops/city").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path warehouse() {
        return folder.resolve("warehouse");
    }

    Settings settings() {
        return Settings.read(
                folder, Map.of(), Map.of("content.datasets", "datasets", "content.codelists", "codelists"));
    }

    public Lake lake() {
        if (lake.isEmpty()) {
            lake = Optional.of(open());
        }
        return lake.get();
    }

    /** The warehouse as another program would open it. */
    Lake open() {
        Lake opened = Lake.beside(RunningSpark.session(), settings());
        RunningSpark.tune(opened.spark());
        return opened;
    }

    public Ingest.Result ingest() {
        return ingest(CommitPoints.ignored());
    }

    public Ingest.Result ingest(CommitPoints points) {
        return ingest(lake(), said::add, points);
    }

    Ingest.Result ingest(Lake into, Progress progress, CommitPoints points, String... chosen) {
        return new Ingest(into, datasets(), ZONE, progress, points)
                .run(Optional.of(folder.resolve("drops")), List.of(chosen));
    }

    /** Loads what is dropped as one person, and holds it. */
    public Ingest.Result prepare(String person, CommitPoints points) {
        Hold hold = new Hold(true, new Person(person, "shared"), Optional.empty());
        return new Ingest(lake(), datasets(), ZONE, said::add, points, Optional.empty(), hold)
                .run(Optional.of(folder.resolve("drops")), List.of());
    }

    public Datasets datasets() {
        Problems problems = new Problems();
        Datasets datasets = datasets(problems);
        problems.throwIfAny();
        return datasets;
    }

    /** The contract of {@code city/water} with one more property. */
    public House agreed(String property) {
        return contract(CONTRACT + "  - " + property + "\n");
    }

    Datasets datasets(Problems problems) {
        return Datasets.read(folder.resolve("datasets"), folder.resolve("codelists"), problems);
    }

    public JdbcCatalog catalog() {
        return Dump.catalog(settings().catalogUri(), warehouse().toString());
    }

    /** Every row of every table. */
    public Map<String, List<String>> dump() {
        try (JdbcCatalog catalog = catalog()) {
            return Dump.of(catalog);
        }
    }

    public List<String> branches() {
        try (JdbcCatalog catalog = catalog()) {
            return Dump.branches(catalog);
        }
    }

    /** What a reader of the newest editions sees, as {@code 110000 2024 12.50}. */
    public List<String> newest() {
        return figures("core.city_water");
    }

    public List<String> figures(String table) {
        return lake()
                .spark()
                .sql(
                        "SELECT region_code || ' ' || time_period || ' ' || edition || ' ' || coalesce(string(value), obs_status)"
                                + " FROM " + (table.startsWith("(") ? table : Lake.spark(table)) + " ORDER BY 1")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    /** The current snapshot of each table. */
    public Map<String, Long> snapshots() {
        Map<String, Long> snapshots = new TreeMap<>();
        try (JdbcCatalog catalog = catalog()) {
            Dump.tables(catalog)
                    .forEach((name, table) ->
                            snapshots.put(name, table.currentSnapshot().snapshotId()));
        }
        return snapshots;
    }

    /** What is staged for {@code ops}. */
    public List<String> staged() {
        Path staging = warehouse().resolve("staging");
        if (!Files.isDirectory(staging)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(staging)) {
            return files.filter(Files::isRegularFile).map(Path::toString).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        lake.ifPresent(Lake::close);
        lake = Optional.empty();
    }
}
