package yishu.pipelines.stream;

import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.contract.Check;

/** A check of the rows of a batch; each is one of {@code yishu.pipelines.check}, with the same name and the same words. */
interface Judge {
    String name();

    /** What a failure does. */
    default Check.Severity severity() {
        return Check.Severity.QUARANTINE;
    }

    /** What is wrong when rows are found. */
    String finding();

    /** The rows at fault, by identity. */
    IdentityHashMap<@Nullable Object[], Batch.Aside> find(List<@Nullable Object[]> rows);
}
