package yishu.semantic.question;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSnapshot;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;
import yishu.content.InputException;

/** Takes {@code FOR TIMESTAMP AS OF ...} off the tables of a statement; all of them are read as of one moment. */
final class AsOfReader extends SqlShuttle {
    private final ZoneId zone;
    private final List<Instant> moments = new ArrayList<>();

    AsOfReader(ZoneId zone) {
        this.zone = zone;
    }

    SqlNode read(SqlNode statement) {
        SqlNode read = statement.accept(this);
        return read == null ? statement : read;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (call instanceof SqlSnapshot snapshot) {
            moments.add(Moment.of(snapshot.getPeriod(), zone));
            return snapshot.getTableRef();
        }
        return super.visit(call);
    }

    /**
     * The moment of the question.
     *
     * @param tables how many times it names a table or subject
     * @param beside the moment that was given beside it
     */
    Optional<Instant> asOf(int tables, Optional<Instant> beside) {
        if (moments.isEmpty()) {
            return beside;
        }
        boolean isOne = moments.stream().distinct().count() == 1
                && moments.size() == tables
                && beside.stream().allMatch(moments.get(0)::equals);
        if (!isOne) {
            throw new InputException("Cannot look back from more than one moment in one question: say the same"
                    + " FOR TIMESTAMP AS OF of every table, or give it beside the question");
        }
        return Optional.of(moments.get(0));
    }
}
