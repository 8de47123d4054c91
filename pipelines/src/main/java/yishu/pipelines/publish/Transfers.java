package yishu.pipelines.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import yishu.content.InputException;
import yishu.pipelines.contract.Contract;

/** Carries all files of a load into data files: batch beside batch of slices on Spark, or right here where that is not worth a job. */
final class Transfers {
    private static final long MOST_KEYS = 30_000_000;

    /** So many bytes are worth a task of their own. */
    private static final long BATCH = 4L << 20;

    private final Lake lake;
    private final yishu.pipelines.contract.Dataset dataset;
    private final Reading reading;

    Transfers(Lake lake, yishu.pipelines.contract.Dataset dataset, Reading reading) {
        this.lake = lake;
        this.dataset = dataset;
        this.reading = reading;
    }

    /** @param present the hashes of files whose rows {@code raw} has */
    Candidates run(String load, List<Intake> intakes, Set<String> present) {
        Optional<KeyHash> hash = hash(intakes);
        Transfer transfer =
                new Transfer(reading, dataset.id(), load, Targets.of(lake, new CoreTable(dataset)), hash.orElse(null));
        List<Slice> slices = intakes.stream()
                .flatMap(it -> Slice.of(it, !present.contains(it.file().hash())).stream())
                .toList();
        List<List<Slice>> batches = batches(slices);
        List<Transferred> transferred =
                batches.size() <= 1 ? List.of(transfer.run(slices)) : onSpark(transfer, batches);
        return Candidates.of(transferred, hash.isPresent());
    }

    /** Neighbours together, so that small files do not make as many small files again. */
    private static List<List<Slice>> batches(List<Slice> slices) {
        List<List<Slice>> batches = new ArrayList<>();
        long filled = BATCH;
        for (Slice slice : slices) {
            if (filled >= BATCH) {
                batches.add(new ArrayList<>());
                filled = 0;
            }
            batches.get(batches.size() - 1).add(slice);
            filled += slice.bytes();
        }
        return batches;
    }

    private Optional<KeyHash> hash(List<Intake> intakes) {
        if (intakes.stream().mapToLong(Intake::observations).sum() > MOST_KEYS) {
            return Optional.empty();
        }
        Contract contract = dataset.contract();
        List<String> columns = List.of(new CoreTable(dataset).schema().fieldNames());
        return Optional.of(KeyHash.of(columns, contract.figureKey(), contract.editionKey()));
    }

    private List<Transferred> onSpark(Transfer transfer, List<List<Slice>> batches) {
        try {
            return new JavaSparkContext(lake.spark().sparkContext())
                    .parallelize(batches, batches.size())
                    .map(transfer::run)
                    .collect();
        } catch (Exception e) {
            // Scala declares nothing that it throws.
            for (Throwable cause = e; e instanceof SparkException && cause != null; cause = cause.getCause()) {
                if (cause instanceof InputException told) {
                    throw told;
                }
            }
            throw e;
        }
    }
}
