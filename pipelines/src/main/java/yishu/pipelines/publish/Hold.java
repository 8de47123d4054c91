package yishu.pipelines.publish;

import java.time.Instant;
import java.util.Optional;
import yishu.pipelines.contract.Dataset;

/**
 * Which loads are held: prepared, and published only when that is approved. Those are whose contract says so, besides all
 * that join a release that is prepared already, and all that bring a file again that was rolled back.
 *
 * @param always whether any other is held too
 * @param person who loads
 * @param embargo until when nobody may see it, if that is not left to the contract
 */
public record Hold(boolean always, Person person, Optional<Instant> embargo) {
    /** As contracts say. */
    public static Hold asAgreed(Person person) {
        return new Hold(false, person, Optional.empty());
    }

    boolean of(Dataset dataset) {
        return always || dataset.contract().release().isPresent();
    }
}
