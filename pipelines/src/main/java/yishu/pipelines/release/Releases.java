package yishu.pipelines.release;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.Datasets;
import yishu.pipelines.publish.CommitPoints;
import yishu.pipelines.publish.ConflictTable;
import yishu.pipelines.publish.Lake;
import yishu.pipelines.publish.Person;
import yishu.pipelines.publish.Prepared;
import yishu.pipelines.publish.Progress;
import yishu.pipelines.publish.ReleaseBook;
import yishu.pipelines.publish.ReleaseEvent;
import yishu.pipelines.publish.ReleaseTag;
import yishu.pipelines.publish.ReleaseTurn;

/**
 * What may be done to releases, and when: approved by another person than the preparer, published after that and not
 * before their time, withdrawn, rolled back. What is refused throws an {@link InputException} that says why.
 */
final class Releases {
    private final Lake lake;
    private final Datasets datasets;
    private final Identity identity;
    private final ZoneId zone;
    private final Clock clock;
    private final Progress progress;
    private final CommitPoints points;

    Releases(
            Lake lake,
            Datasets datasets,
            Identity identity,
            ZoneId zone,
            Clock clock,
            Progress progress,
            CommitPoints points) {
        this.lake = lake;
        this.datasets = datasets;
        this.identity = identity;
        this.zone = zone;
        this.clock = clock;
        this.progress = progress;
        this.points = points;
    }

    /**
     * Approves exactly what is prepared.
     *
     * @param content the beginning of the hash that the person has looked at, if that is to be made sure
     */
    void approve(Dataset dataset, Person person, Optional<String> content, String reason) {
        turn(dataset, (book, turn) -> {
            Prepared prepared = prepared("approve", dataset, book);
            identity.checkMayApprove(person, prepared.prepared().person(), dataset.id());
            content.filter(it -> it.isEmpty() || !prepared.prepared().content().startsWith(it))
                    .ifPresent(it -> {
                        throw refusal(
                                "approve",
                                dataset,
                                "what is prepared is " + prepared.prepared().content() + ", not " + it
                                        + "; look at it again");
                    });
            turn.add(prepared, event(ReleaseEvent.Kind.APPROVED, person, reason));
        });
    }

    /** Publishes what is approved and due; gives the release. */
    String publish(Dataset dataset, Person person) {
        List<String> made = new ArrayList<>();
        turn(dataset, (book, turn) -> {
            Prepared prepared = prepared("publish", dataset, book);
            if (prepared.approval().isEmpty()) {
                throw refusal("publish", dataset, "nobody has approved it; passing its checks is not enough");
            }
            prepared.embargo().filter(clock.instant()::isBefore).ifPresent(until -> {
                throw refusal("publish", dataset, "it is under embargo until " + Moments.text(until, zone));
            });
            progress.say(dataset.id() + ": publishing what was prepared");
            made.add(turn.publish(prepared, event(ReleaseEvent.Kind.PUBLISHED, person, ""), zone));
        });
        follow();
        return made.get(0);
    }

    /** The datasets of which something is approved and due. */
    List<Dataset> due() {
        return datasets.all().values().stream()
                .filter(dataset -> new ReleaseBook(lake, dataset)
                        .prepared()
                        .filter(it -> it.approval().isPresent())
                        .filter(it ->
                                it.embargo().filter(clock.instant()::isBefore).isEmpty())
                        .isPresent())
                .toList();
    }

    /** Sets another embargo for what is prepared; whoever approved it has to do so again. */
    void embargo(Dataset dataset, Person person, Instant until) {
        turn(
                dataset,
                (book, turn) -> turn.add(
                        prepared("prepare", dataset, book),
                        event(ReleaseEvent.Kind.PREPARED, person, "another embargo")
                                .until(Optional.of(until))));
    }

    /** Forgets what is prepared. */
    void withdraw(Dataset dataset, Person person, String reason) {
        turn(
                dataset,
                (book, turn) -> turn.withdraw(
                        book.prepared().orElseThrow(() -> nothingPrepared("withdraw", dataset)),
                        event(ReleaseEvent.Kind.WITHDRAWN, person, reason)));
    }

    /** Goes back to an earlier release, by default the one before the last; gives the release that now names it. */
    String rollback(Dataset dataset, Optional<String> release, Person person, String reason) {
        List<String> made = new ArrayList<>();
        turn(dataset, (book, turn) -> {
            ReleaseTag earlier = release.map(tag -> named(dataset, book, tag)).orElseGet(() -> before(dataset, book));
            made.add(turn.rollback(earlier, event(ReleaseEvent.Kind.ROLLED_BACK, person, reason), zone));
        });
        follow();
        return made.get(0);
    }

    private static ReleaseTag named(Dataset dataset, ReleaseBook book, String tag) {
        ReleaseTag found = tag(book, tag)
                .orElseThrow(() -> refusal(
                        "roll back",
                        dataset,
                        "there is no release '" + tag + "'"
                                + Nearest.hint(
                                        tag,
                                        book.releases().stream()
                                                .map(ReleaseTag::tag)
                                                .toList())));
        if (found.undone()) {
            throw refusal("roll back", dataset, tag + " was rolled back itself; load its files again");
        }
        if (found.snapshot() == book.main()) {
            throw refusal("roll back", dataset, tag + " is what everybody sees already");
        }
        return found;
    }

    static Optional<ReleaseTag> tag(ReleaseBook book, String tag) {
        return book.releases().stream().filter(it -> it.tag().equals(tag)).findFirst();
    }

    private static ReleaseTag before(Dataset dataset, ReleaseBook book) {
        return book.releases().stream()
                .filter(it -> !it.undone() && it.snapshot() != book.main())
                .reduce((one, next) -> next)
                .orElseThrow(() -> refusal("roll back", dataset, "there is no release before the last"));
    }

    /** What is prepared, if it can still be published as it is. */
    private static Prepared prepared(String verb, Dataset dataset, ReleaseBook book) {
        Prepared prepared = book.prepared().orElseThrow(() -> nothingPrepared(verb, dataset));
        String again = "; prepare it again: ./yishu release prepare " + dataset.id();
        if (!book.isCurrent(prepared)) {
            throw refusal(verb, dataset, "another release was published or rolled back since it was prepared" + again);
        }
        if (!book.isAgreed(prepared)) {
            throw refusal(verb, dataset, "its contract has changed since it was prepared" + again);
        }
        if (!book.content(prepared).equals(prepared.prepared().content())) {
            throw refusal(verb, dataset, "a data file of it is not what it was when it was prepared; withdraw it");
        }
        return prepared;
    }

    private static InputException nothingPrepared(String verb, Dataset dataset) {
        return refusal(
                verb, dataset, "nothing is prepared; ./yishu release prepare " + dataset.id() + " --drops DIR does so");
    }

    private static InputException refusal(String verb, Dataset dataset, String reason) {
        return new InputException("Cannot " + verb + " the release of '" + dataset.id() + "': " + reason);
    }

    private ReleaseEvent event(ReleaseEvent.Kind kind, Person person, String reason) {
        return ReleaseEvent.of(kind, person, clock.instant(), reason);
    }

    private void turn(Dataset dataset, BiConsumer<ReleaseBook, ReleaseTurn> act) {
        try (ReleaseTurn turn = ReleaseTurn.take(lake, dataset, progress, points)) {
            act.accept(new ReleaseBook(lake, dataset), turn);
        }
    }

    /** What sources and editions say of each other follows what is published. */
    private void follow() {
        new ConflictTable(lake, progress, points)
                .follow(new ArrayList<>(datasets.all().values()));
    }
}
