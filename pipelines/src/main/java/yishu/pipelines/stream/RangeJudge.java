package yishu.pipelines.stream;

import java.math.BigDecimal;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.contract.Check;

/** A number lies within bounds: {@code yishu.pipelines.check.RangeCheck}. */
final class RangeJudge implements Judge {
    private final Shape shape;
    private final Asides asides;
    private final Check.Range check;

    RangeJudge(Shape shape, Asides asides, Check.Range check) {
        this.shape = shape;
        this.asides = asides;
        this.check = check;
    }

    @Override
    public String name() {
        return check.name();
    }

    @Override
    public Check.Severity severity() {
        return check.severity();
    }

    @Override
    public String finding() {
        return check.column() + " should be " + check.bounds();
    }

    @Override
    public IdentityHashMap<@Nullable Object[], Batch.Aside> find(List<@Nullable Object[]> rows) {
        IdentityHashMap<@Nullable Object[], Batch.Aside> found = new IdentityHashMap<>();
        for (@Nullable Object[] row : rows) {
            if (isOutside(row[shape.place(check.column())]) && isMeant(row)) {
                found.put(
                        row,
                        asides.of(
                                row,
                                check.column(),
                                check.column() + " is " + asides.text(row, check.column()) + " and should be "
                                        + check.bounds()));
            }
        }
        return found;
    }

    private boolean isOutside(@Nullable Object value) {
        if (value == null) {
            return false;
        }
        BigDecimal number = value instanceof BigDecimal exact ? exact : new BigDecimal(value.toString());
        return check.minimum().filter(it -> number.compareTo(it) < 0).isPresent()
                || check.maximum().filter(it -> number.compareTo(it) > 0).isPresent();
    }

    private boolean isMeant(@Nullable Object[] row) {
        return check.where().entrySet().stream()
                .allMatch(it -> asides.text(row, it.getKey()).equals(it.getValue()));
    }
}
