package yishu.pipelines.stream;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import yishu.content.InputException;
import yishu.pipelines.contract.Check;
import yishu.pipelines.contract.Contract;
import yishu.pipelines.contract.Dataset;

/** The checks of a contract over a batch, in the order of {@code yishu.pipelines.check.Checks}. */
final class Judges {
    private final Contract contract;
    private final List<Check.Range> ranges = new ArrayList<>();

    /** @throws InputException if the dataset has what only a whole load can be judged by */
    Judges(Dataset dataset) {
        this.contract = dataset.contract();
        if (contract.load() != Contract.LoadMode.UPSERT) {
            throw refusal(
                    dataset,
                    "its contract says 'load: " + contract.load().name().toLowerCase(java.util.Locale.ROOT)
                            + "', and what comes bit by bit can but be upserted");
        }
        if (contract.isPersonal()) {
            throw refusal(dataset, "it has personal columns, whose keys and erasures each load looks after anew");
        }
        if (contract.release().isPresent()) {
            throw refusal(
                    dataset,
                    "its contract holds each release until it is approved, and what is followed is seen at once");
        }
        if (contract.authority().isPresent()) {
            throw refusal(dataset, "several sources report its figures, of which one is settled over all of them");
        }
        ranges.addAll(contract.bounds());
        for (Check check : contract.checks()) {
            if (check instanceof Check.Range range) {
                ranges.add(range);
            } else {
                throw refusal(
                        dataset,
                        "check '" + check.name() + "' (" + dataset.contractFile() + ":" + check.line()
                                + ") compares rows of a whole load");
            }
        }
    }

    private static InputException refusal(Dataset dataset, String why) {
        return new InputException("Cannot follow dataset '" + dataset.id() + "': " + why
                + "; load it now and then with `./yishu ingest " + dataset.id() + "`");
    }

    /** Judges the rows; what is known of their figures already. */
    Known judge(Batch batch, Tables tables) {
        Shape shape = tables.shape();
        Asides asides = new Asides(shape, contract);
        batch.judge(new GrainJudge(shape, contract, asides));
        List<@Nullable Object[]> rows = batch.sound();
        Known known = tables.known(rows);
        batch.judge(known.gaps(asides));
        ranges.forEach(range -> batch.judge(new RangeJudge(shape, asides, range)));
        return known;
    }
}
