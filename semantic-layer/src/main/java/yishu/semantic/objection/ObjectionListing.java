package yishu.semantic.objection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import yishu.semantic.stewardship.Listing;

/** Objections as a table: each with its deadline, or one with all its events. */
public final class ObjectionListing {
    private final Deadlines deadlines;
    private final ZoneId zone;

    public ObjectionListing(Deadlines deadlines, ZoneId zone) {
        this.deadlines = deadlines;
        this.zone = zone;
    }

    /** One row for each, with how many days it is overdue on a day. */
    public Listing of(List<Objection> objections, LocalDate day) {
        Listing listing = Listing.of(
                "objection",
                "figure",
                "place",
                "datasets",
                "state",
                "raised_by",
                "raised:date",
                "due:date",
                "overdue_days:bigint",
                "outcome",
                "correction",
                "text");
        for (Objection it : objections) {
            listing.add(
                    it.id(),
                    it.target().figure(),
                    it.target().place(),
                    String.join(", ", it.target().datasets()),
                    it.state() + " " + it.state().chinese(),
                    it.raisedBy(),
                    it.at(Step.RAISE).map(at -> at.atZone(zone).toLocalDate()).orElse(null),
                    deadlines.of(it).orElse(null),
                    deadlines.overdue(it, day),
                    it.outcome(),
                    it.correction(),
                    it.text());
        }
        long overdue =
                objections.stream().filter(it -> deadlines.overdue(it, day) > 0).count();
        if (overdue > 0) {
            listing.note(overdue + " overdue on " + day);
        }
        return listing;
    }

    /** One row for each event of an objection. */
    public Listing of(Objection objection) {
        Listing listing = Listing.of(
                "objection",
                "figure",
                "place",
                "step",
                "by",
                "at:timestamp(6) with time zone",
                "text",
                "evidence",
                "outcome",
                "correction");
        for (Event it : objection.events()) {
            listing.add(
                    it.objection(),
                    it.target().figure(),
                    it.target().place(),
                    it.step().toString(),
                    it.by(),
                    seconds(it.at()),
                    it.text(),
                    it.evidence(),
                    it.outcome(),
                    it.correction());
        }
        return listing;
    }

    private Object seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime();
    }
}
