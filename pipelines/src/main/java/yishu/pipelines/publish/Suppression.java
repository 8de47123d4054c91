package yishu.pipelines.publish;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import yishu.content.InputException;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.normalize.Outcome.Place;
import yishu.pipelines.personal.Marks;

/**
 * Keeps those away whose data was erased: a file that tells of them is landed without their rows, so that nothing behind
 * the landing ever sees them.
 */
final class Suppression {
    private final Dataset dataset;
    private final Supplier<Reading> reading;
    private final Landing landing;
    private final Progress progress;
    private final Optional<Marks> marks;

    Suppression(Lake lake, Dataset dataset, Supplier<Reading> reading, Landing landing, Progress progress) {
        this.dataset = dataset;
        this.reading = reading;
        this.landing = landing;
        this.progress = progress;
        this.marks = dataset.contract().isPersonal() ? new Erased(lake).marks() : Optional.empty();
    }

    /** Takes them out of a file that was just landed; whether anything is left to load. */
    boolean leaves(String hash, String name, int source) {
        if (marks.isEmpty()) {
            return true;
        }
        PersonRows rows = new PersonRows(
                dataset.contract(),
                dataset.sources().get(source),
                reading.get().built().normalizers().get(source),
                name);
        Set<Place> places;
        try {
            places = rows.about(landing.open(hash), marks.get()::holds);
        } catch (InputException unreadable) {
            // Why it cannot be read is told where it is loaded, which then is not.
            return true;
        }
        if (places.isEmpty()) {
            return true;
        }
        progress.say(dataset.id() + ": " + name + " is kept without " + places.size()
                + (places.size() == 1 ? " row" : " rows") + " about persons whose data was erased");
        boolean isLeft = landing.rewrite(hash, (plain, out) -> rows.write(plain, places, out));
        landing.destroy(hash);
        return isLeft;
    }
}
