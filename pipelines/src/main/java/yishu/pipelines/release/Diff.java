package yishu.pipelines.release;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.Property;
import yishu.pipelines.publish.Lake;
import yishu.pipelines.publish.Prepared;
import yishu.pipelines.publish.ReleaseBook;
import yishu.pipelines.publish.ReleaseTag;

/** Compares two releases of a dataset, one of which may be only prepared. */
final class Diff {
    private final Lake lake;
    private final boolean everyEdition;

    Diff(Lake lake, boolean everyEdition) {
        this.lake = lake;
        this.everyEdition = everyEdition;
    }

    /** A state of the vintages, and what it is called. */
    private record Side(String name, long snapshot) {}

    /**
     * Writes the changes: without releases from the last one to what is prepared, or to the last one from the one before;
     * with one, from there.
     */
    void write(Dataset dataset, List<String> releases, ChangeWriter out) {
        ReleaseBook book = new ReleaseBook(lake, dataset);
        Side to = releases.size() > 1 ? named(dataset, book, releases.get(1)) : latest(dataset, book);
        Side from = releases.isEmpty() ? before(dataset, book, to) : named(dataset, book, releases.get(0));
        Comparison comparison = new Comparison(lake, dataset, everyEdition);
        out.begin(dataset.id(), from.name(), to.name(), comparison.key());
        Summary summary = summary(dataset, comparison);
        Iterator<Change> changes = comparison.changes(from.snapshot(), to.snapshot());
        changes.forEachRemaining(change -> {
            summary.add(change);
            out.write(change);
        });
        out.end(summary);
    }

    private static Summary summary(Dataset dataset, Comparison comparison) {
        Optional<String> indicator = dataset.contract().concept("INDICATOR").map(Property::name);
        return new Summary(
                comparison.key(), indicator.map(comparison.key()::indexOf).orElse(-1));
    }

    private static Side latest(Dataset dataset, ReleaseBook book) {
        return book.prepared()
                .map(it -> new Side(called(it), it.snapshot()))
                .or(() -> last(book))
                .orElseThrow(() -> new InputException("Cannot compare releases of '" + dataset.id()
                        + "': nothing of it was published or is prepared"));
    }

    private static String called(Prepared prepared) {
        return "what is prepared (" + prepared.prepared().content().substring(0, 12) + ")";
    }

    private static Optional<Side> last(ReleaseBook book) {
        return book.releases().stream()
                .filter(it -> it.snapshot() == book.main())
                .reduce((one, next) -> next)
                .map(Diff::side);
    }

    private static Side before(Dataset dataset, ReleaseBook book, Side to) {
        if (book.prepared().isPresent()) {
            return last(book).orElseGet(() -> new Side("nothing", book.main()));
        }
        return book.releases().stream()
                .filter(it -> !it.undone() && it.snapshot() != to.snapshot())
                .reduce((one, next) -> next)
                .map(Diff::side)
                .orElseThrow(() -> new InputException("Cannot compare releases of '" + dataset.id() + "': " + to.name()
                        + " is its first, and nothing is prepared"));
    }

    private static Side side(ReleaseTag release) {
        return new Side(release.tag(), release.snapshot());
    }

    private static Side named(Dataset dataset, ReleaseBook book, String tag) {
        return Releases.tag(book, tag)
                .map(Diff::side)
                .orElseThrow(() -> new InputException("Cannot find release '" + tag + "' of '" + dataset.id() + "'"
                        + Nearest.hint(
                                tag,
                                book.releases().stream().map(ReleaseTag::tag).toList())));
    }
}
