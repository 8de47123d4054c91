package yishu.pipelines.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import yishu.content.Problems;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.Datasets;
import yishu.pipelines.contract.Recipe;
import yishu.pipelines.generate.Generator;
import yishu.pipelines.read.Row;

/**
 * A file that can be loaded, with the dataset that it is of: one of each dataset's samples and of its generated drops, and
 * the samples of statistical cubes. What a service or a database is asked for is no file that an accident can spoil.
 *
 * @param content the dataset alone, with all code lists
 */
record GoodFile(Datasets content, Path file) {
    private static final Path ROOT = Path.of(System.getProperty("yishu.root"));
    private static final double SCALE = 0.002;
    private static final String CUBE = """
            apiVersion: v3.1.0
            kind: DataContract
            id: bureau/output
            version: 1.0.0
            status: active
            schema:
              - name: bureau_output
                properties:
                  - {name: place, logicalType: string, required: true}
                  - {name: indicator, logicalType: string, required: true}
                  - name: period
                    logicalType: date
                    required: true
                    customProperties: [{property: concept, value: TIME_PERIOD}]
                  - {name: amount, logicalType: number, customProperties: [{property: scale, value: 9}]}
            customProperties:
              - {property: grain, value: [place, indicator, period]}
              - {property: published, value: [{at: 2025-03-01}]}
              - {property: load, value: upsert}
            """;
    private static final String PX = """
            files: "*.px"
            format: px
            map: {place: 地区.code, indicator: 指标, period: 季度.period, amount: {from: DATA, unit: "{UNITS}"}}
            missing: {".": M, "-": zero}
            """;
    private static final String SDMX = """
            files: ["*.xml", "*.json", "*.csv"]
            format: sdmx
            map: {place: REF_AREA, indicator: INDICATOR, period: TIME_PERIOD, amount: {from: OBS_VALUE, unit: 元}}
            missing: [NaN]
            """;

    /** All of them. */
    static List<GoodFile> all() {
        Datasets repository =
                Datasets.read(ROOT.resolve("pipelines/datasets"), ROOT.resolve("pipelines/codelists"), new Problems());
        List<GoodFile> all = new ArrayList<>();
        Path drops = drops();
        for (Dataset dataset : repository.all().values()) {
            Datasets alone = new Datasets(Map.of(dataset.id(), dataset), repository.codeLists());
            typical(sent(dataset)).forEach(file -> all.add(new GoodFile(alone, file)));
            typical(new Drops(drops).of(dataset)).forEach(file -> all.add(new GoodFile(alone, file)));
        }
        all.add(cube(PX, "output.px", drops));
        List.of("generic-2.1.xml", "specific-3.0.xml", "data-1.0.json", "data-2.0.json", "data-2.0.csv")
                .forEach(name -> all.add(cube(SDMX, name, drops)));
        return all;
    }

    /** One of each format. */
    static List<GoodFile> ofEachFormat() {
        Map<String, GoodFile> files = new LinkedHashMap<>();
        all().forEach(it -> files.putIfAbsent(it.format(), it));
        return List.copyOf(files.values());
    }

    private String format() {
        return dataset().sources().get(0).reading().format();
    }

    Dataset dataset() {
        return content.all().values().iterator().next();
    }

    String name() {
        return file.getFileName().toString();
    }

    byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return dataset().id() + ": " + name();
    }

    /** The samples that a department could send. */
    private static Map<Path, Integer> sent(Dataset dataset) {
        Map<Path, Integer> samples = new TreeMap<>(Drops.samples(dataset));
        samples.values().removeIf(it -> dataset.sources().get(it).address().isPresent());
        return samples;
    }

    /** The file of middle size of each document of the source. */
    private static List<Path> typical(Map<Path, Integer> files) {
        return files.values().stream()
                .distinct()
                .map(source -> files.keySet().stream()
                        .filter(it -> source.equals(files.get(it)))
                        .sorted(Comparator.comparing(GoodFile::size).thenComparing(Path::toString))
                        .toList())
                .map(all -> all.get(all.size() / 2))
                .toList();
    }

    private static Path drops() {
        try {
            Path drops = Files.createTempDirectory("yishu-drops");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.remove(drops)));
            new Generator(SCALE, 3).write(drops);
            return drops;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GoodFile cube(String source, String name, Path folder) {
        Dataset dataset = new Recipe("bureau", "output", "output", CUBE, source).dataset(new Problems());
        try (InputStream in = Objects.requireNonNull(Row.class.getResourceAsStream("cube/" + name), name)) {
            Path file = Files.write(folder.resolve(name), in.readAllBytes());
            return new GoodFile(new Datasets(Map.of(dataset.id(), dataset), Map.of()), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
