package yishu.pipelines.erase;

import java.util.Collection;
import java.util.function.Predicate;
import org.apache.iceberg.data.Record;

/** The texts of a row of any table, those in lists among them. */
final class Texts {
    private Texts() {}

    static boolean any(Record row, Predicate<String> test) {
        for (int field = 0; field < row.size(); field++) {
            Object value = row.get(field);
            boolean isAny = value instanceof Collection<?> list
                    ? list.stream().anyMatch(it -> it instanceof CharSequence text && test.test(text.toString()))
                    : value instanceof CharSequence text && test.test(text.toString());
            if (isAny) {
                return true;
            }
        }
        return false;
    }
}
