package yishu.pipelines.publish;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import yishu.content.Code;
import yishu.content.CodeList;
import yishu.content.Problems;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.Property;
import yishu.pipelines.contract.Recipe;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.normalize.CodeResolver;
import yishu.pipelines.normalize.RowMask;
import yishu.pipelines.normalize.RowNormalizer;
import yishu.pipelines.personal.Pseudonyms;
import yishu.pipelines.personal.Vault;
import yishu.pipelines.read.Block;
import yishu.pipelines.read.Part;
import yishu.pipelines.read.RowReader;

/**
 * All that a process needs to read a dataset's files. It travels to the executors as texts and codes, and each of them
 * builds its normalizers once.
 *
 * @param recipe the dataset
 * @param codes by code list, those alone that the dataset uses
 * @param zone the publisher's
 * @param pseudonyms what stands for persons, if the dataset tells of any
 */
record Reading(
        Recipe recipe,
        Map<String, List<Code>> codes,
        String zone,
        @Nullable Pseudonyms pseudonyms) implements Serializable {
    private static final Map<Reading, Reading.Built> BUILT = new ConcurrentHashMap<>();

    static Reading of(Dataset dataset, Map<String, CodeList> lists, ZoneId zone, Vault vault) {
        Map<String, List<Code>> codes = new TreeMap<>();
        for (String name : used(dataset)) {
            CodeList list = lists.get(name);
            if (list != null) {
                codes.put(name, new ArrayList<>(list.codes()));
            }
        }
        Pseudonyms pseudonyms = vault.pseudonyms(dataset.contract()).orElse(null);
        return new Reading(dataset.recipe(), codes, zone.getId(), pseudonyms);
    }

    private static List<String> used(Dataset dataset) {
        List<String> names = new ArrayList<>();
        dataset.contract().properties().stream().map(Property::codelist).forEach(it -> it.ifPresent(names::add));
        dataset.sources().stream()
                .flatMap(it -> it.map().values().stream())
                .map(SourceSpec.Mapping::codelist)
                .forEach(it -> it.ifPresent(names::add));
        return names.stream().distinct().toList();
    }

    /** What is built of it in each process. */
    record Built(Dataset dataset, List<RowNormalizer> normalizers) {}

    Built built() {
        return BUILT.computeIfAbsent(this, Reading::build);
    }

    private static Built build(Reading reading) {
        Dataset dataset = reading.recipe().dataset(new Problems());
        Map<String, CodeResolver> resolvers = new LinkedHashMap<>();
        reading.codes().forEach((name, codes) -> resolvers.put(name, new CodeResolver(new CodeList(name, codes))));
        ZoneId zone = ZoneId.of(reading.zone());
        return new Built(
                dataset,
                dataset.sources().stream()
                        .map(source -> new RowNormalizer(
                                dataset.contract(), source, resolvers, zone, Optional.ofNullable(reading.pseudonyms())))
                        .toList());
    }

    RowNormalizer normalizer(Received file) {
        return built().normalizers().get(file.source());
    }

    /** What of a file's rows may be kept as it stands. */
    RowMask mask(Received file, List<Block> blocks) {
        return normalizer(file).mask(blocks, file.name());
    }

    SourceSpec source(Received file) {
        return built().dataset().sources().get(file.source());
    }

    RowReader open(Received file, Part part) {
        return new LandedSource(built().dataset().contract(), source(file).reading())
                .open(Path.of(file.landed()), part);
    }

    /** An iterator that closes its reader behind the last row. */
    static <T> Iterator<T> closing(RowReader reader, Iterator<T> rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                if (rows.hasNext()) {
                    return true;
                }
                try {
                    reader.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return false;
            }

            @Override
            public T next() {
                return rows.next();
            }
        };
    }
}
