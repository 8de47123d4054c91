package yishu.pipelines.normalize;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import yishu.content.Code;
import yishu.content.CodeList;

/** Where the rows of a code list stand in a year: what is above them, and what came before or after them. */
final class Places {
    private final CodeList list;
    private final List<String> levels;

    Places(CodeList list) {
        this.list = list;
        this.levels = list.levels();
    }

    List<String> levels() {
        return levels;
    }

    Optional<Code> above(Code row, int year) {
        return row.parent().isEmpty() ? Optional.empty() : list.at(row.parent(), during(row, year));
    }

    boolean within(Code row, String ancestor, int year) {
        return above(row, year)
                .filter(above -> above.code().equals(ancestor) || within(above, ancestor, year))
                .isPresent();
    }

    /** The code and the name with its ancestors: {@code 110105 北京市朝阳区}. */
    String describe(Code row, int year) {
        return row.code() + " " + qualified(row, year);
    }

    private String qualified(Code row, int year) {
        return above(row, year).map(above -> qualified(above, year)).orElse("") + row.name();
    }

    /** The year itself, or the nearest in which the row was in use. */
    private static int during(Code row, int year) {
        return Math.max(row.from(), Math.min(year, row.until() - 1));
    }

    /** What stands in a year for a row that is not in use then: its successors, or what it was made of. */
    Stream<Code> insteadOf(Code row, int year) {
        return year < row.from() ? before(row, year) : after(row, year, new HashSet<>());
    }

    private Stream<Code> before(Code row, int year) {
        Predicate<Code> becameIt = other ->
                other.successors().stream().anyMatch(heir -> heir.code().equals(row.code()));
        return list.codes().stream().filter(other -> other.usedIn(year)).filter(becameIt);
    }

    private Stream<Code> after(Code row, int year, Set<String> seen) {
        return row.successors().stream()
                .map(Code.Successor::code)
                .filter(seen::add)
                .flatMap(heir -> list.at(heir, year).stream()
                        .findFirst()
                        .map(Stream::of)
                        .orElseGet(() -> list.rowsOf(heir).stream().flatMap(gone -> after(gone, year, seen))));
    }
}
