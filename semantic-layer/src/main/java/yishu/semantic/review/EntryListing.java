package yishu.semantic.review;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import yishu.semantic.stewardship.Listing;

/** Entries on findings as a table. */
public final class EntryListing {
    private EntryListing() {}

    /** One row for each entry. */
    public static Listing of(Collection<Entry> entries, ZoneId zone) {
        Listing listing = Listing.of(
                "finding",
                "status",
                "review",
                "figure",
                "key",
                "period",
                "what",
                "found:timestamp(6) with time zone",
                "by",
                "at:timestamp(6) with time zone",
                "reason");
        for (Entry it : entries) {
            listing.add(
                    it.finding(),
                    it.status().toString(),
                    it.what().review(),
                    it.what().figure(),
                    it.what().key(),
                    it.what().period(),
                    it.what().said(),
                    seconds(it.foundAt(), zone),
                    it.by(),
                    seconds(it.at(), zone),
                    it.reason());
        }
        return listing;
    }

    private static OffsetDateTime seconds(Instant at, ZoneId zone) {
        return at.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime();
    }
}
