package yishu.pipelines.adopt;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import yishu.pipelines.adopt.Cells.Kind;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.TableRow;

/**
 * What stands in a column.
 *
 * @param column from 1
 * @param name of the header
 * @param values of the rows that were looked at, in order
 * @param kinds how many of the values are of each kind
 * @param distinct the values that are neither blank nor a marker, each once
 */
record Profile(int column, String name, List<String> values, Map<Kind, Integer> kinds, Set<String> distinct) {

    static List<Profile> of(List<String> header, List<TableRow> rows, Cells cells) {
        List<Profile> profiles = new ArrayList<>();
        for (int column = 1; column <= header.size(); column++) {
            int it = column;
            profiles.add(of(
                    column,
                    header.get(column - 1),
                    rows.stream().map(row -> row.text(it)).toList(),
                    cells));
        }
        return profiles;
    }

    static Profile of(int column, String name, List<String> values, Cells cells) {
        Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
        Set<String> distinct = new LinkedHashSet<>();
        for (String value : values) {
            Kind kind = cells.kind(value);
            kinds.merge(kind, 1, Integer::sum);
            if (kind != Kind.BLANK && kind != Kind.MARK) {
                distinct.add(value.strip());
            }
        }
        return new Profile(column, name, values, kinds, distinct);
    }

    int count(Kind kind) {
        return kinds.getOrDefault(kind, 0);
    }

    /** How many values are neither blank nor a marker. */
    int filled() {
        return values.size() - count(Kind.BLANK) - count(Kind.MARK);
    }

    boolean isBlank() {
        return filled() == 0;
    }

    boolean isUnnamed() {
        return name.matches("(column|field)_\\d+") || Row.isBlank(name);
    }

    /** Whether nearly all of it are figures. */
    boolean isNumbers() {
        int others = filled() - count(Kind.NUMBER);
        boolean fewOfFew = filled() >= 6 && others <= 2 && others * 4 <= filled();
        return filled() > 0 && (others * 20 <= filled() || fewOfFew);
    }

    /** Which part of the distinct values the test holds for. */
    double share(Predicate<String> test) {
        return distinct.isEmpty() ? 0 : (double) distinct.stream().filter(test).count() / distinct.size();
    }

    boolean all(Predicate<String> test) {
        return !distinct.isEmpty() && distinct.stream().allMatch(test);
    }

    /** Whether it only numbers the rows. */
    boolean isRunning() {
        if (values.size() < 3 || !values.stream().allMatch(it -> it.strip().matches("\\d{1,9}(\\.0+)?"))) {
            return false;
        }
        int ones = 0;
        for (int row = 1; row < values.size(); row++) {
            ones += number(row) == number(row - 1) + 1 ? 1 : 0;
        }
        return number(0) <= 1 && ones * 100 >= (values.size() - 1) * 98;
    }

    private long number(int row) {
        return Long.parseLong(values.get(row).strip().replaceFirst("\\..*", ""));
    }

    /** Whether each row has a text in either of two columns, as where a label has slipped into the next one. */
    boolean slipsInto(Profile other) {
        for (int row = 0; row < values.size(); row++) {
            if (Row.isBlank(values.get(row)) == Row.isBlank(other.values.get(row))) {
                return false;
            }
        }
        return !isBlank() && !other.isBlank();
    }

    /** The texts of either column. */
    Profile with(Profile other, Cells cells) {
        List<String> joined = new ArrayList<>();
        for (int row = 0; row < values.size(); row++) {
            joined.add(Row.isBlank(values.get(row)) ? other.values.get(row) : values.get(row));
        }
        return of(column, isUnnamed() ? other.name : name, joined, cells);
    }

    boolean says(String pattern) {
        return name.toLowerCase(java.util.Locale.ROOT).matches("(?s).*(" + pattern + ").*");
    }
}
