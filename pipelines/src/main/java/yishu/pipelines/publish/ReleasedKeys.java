package yishu.pipelines.publish;

import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import yishu.pipelines.check.KeyFacts;
import yishu.pipelines.contract.Contract;

/**
 * Tells from hashes whether keys of a load stand twice or are there already. Of what is there, only the data files whose
 * bounds leave room for a key of the load are read, and none of them if they are many: then it does not know.
 */
final class ReleasedKeys {
    private static final long FEW = 500_000;

    private final Draft draft;
    private final List<String> figureKey;
    private final List<String> key;

    /** @param draft before the load is written to it */
    ReleasedKeys(Draft draft, Contract contract) {
        this.draft = draft;
        this.figureKey = contract.figureKey();
        this.key = contract.editionKey();
    }

    /**
     * What is known.
     *
     * @param keys of the rows
     * @param areFiguresNew whether each row for certain tells a figure that no other row tells, here or there
     */
    record Facts(KeyFacts keys, boolean areFiguresNew) {}

    /** @param before how many rows are there */
    Facts facts(Candidates candidates, long before) {
        if (candidates.keys().isEmpty()) {
            return new Facts(new KeyFacts(false, before == 0), false);
        }
        KeyHashes hashes = candidates.keys().get();
        boolean[] present = before == 0 ? new boolean[2] : present(hashes, candidates.vintages());
        return new Facts(new KeyFacts(hashes.haveUniqueKeys(), !present[0]), hashes.haveUniqueFigures() && !present[1]);
    }

    /** Whether a key, and whether a figure, may be there. */
    private boolean[] present(KeyHashes hashes, List<DataFile> incoming) {
        Table table = draft.table();
        List<DataFile> files = FileRows.planned(table.newScan()
                .useSnapshot(draft.snapshot().snapshotId())
                .filter(KeyBounds.of(table.schema(), figureKey, incoming)));
        if (Candidates.rows(files) > FEW) {
            return new boolean[] {true, true};
        }
        KeyHash hash = KeyHash.of(key, figureKey, key);
        boolean[] present = new boolean[2];
        FileRows.each(table, files, key, cells -> {
            long figure = hash.ofFigure(cells);
            present[0] |= hashes.haveKey(hash.ofKey(figure, cells));
            present[1] |= hashes.haveFigure(figure);
        });
        return present;
    }
}
