package yishu.pipelines.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import yishu.content.InputException;
import yishu.pipelines.contract.Contract;

/** Carries all files of a load into data files: slice beside slice on Spark, or right here where that is not worth a job. */
final class Transfers {
    private static final long MOST_KEYS = 30_000_000;
    private static final long FEW_BYTES = 4L << 20;

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
        boolean isSmall =
                slices.size() == 1 || intakes.stream().mapToLong(Intake::bytes).sum() < FEW_BYTES;
        List<Transferred> transferred = isSmall ? here(transfer, slices) : onSpark(transfer, slices);
        return Candidates.of(transferred, hash.isPresent());
    }

    private Optional<KeyHash> hash(List<Intake> intakes) {
        if (intakes.stream().mapToLong(Intake::observations).sum() > MOST_KEYS) {
            return Optional.empty();
        }
        Contract contract = dataset.contract();
        List<String> columns = List.of(new CoreTable(dataset).schema().fieldNames());
        return Optional.of(KeyHash.of(columns, contract.figureKey(), VintageWriter.keyed(contract)));
    }

    private static List<Transferred> here(Transfer transfer, List<Slice> slices) {
        List<Transferred> transferred = new ArrayList<>();
        slices.forEach(slice -> transferred.add(transfer.run(slice)));
        return transferred;
    }

    private List<Transferred> onSpark(Transfer transfer, List<Slice> slices) {
        try {
            return new JavaSparkContext(lake.spark().sparkContext())
                    .parallelize(slices, slices.size())
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
