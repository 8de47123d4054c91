package yishu.pipelines.read.table;

import java.util.List;
import org.apache.parquet.example.data.Group;

/**
 * A column of text: one value of a record, wherever it stands in it.
 *
 * @param name {@code region}, {@code address.city} within a group, {@code phones[0]} within a list
 * @param path from the record down to the value
 * @param text what the value says
 */
record Column(String name, List<Step> path, ValueText text) {
    Column {
        path = List.copyOf(path);
    }

    /**
     * One step down.
     *
     * @param field position in the group
     * @param element which of its values, from 0
     */
    record Step(int field, int element) {}

    /** The text of a record's value; blank when there is none. */
    String of(Group row) {
        Group group = row;
        for (Step step : path.subList(0, path.size() - 1)) {
            if (isAbsent(group, step)) {
                return "";
            }
            group = group.getGroup(step.field(), step.element());
        }
        Step last = path.get(path.size() - 1);
        return isAbsent(group, last) ? "" : text.of(group, last.field(), last.element());
    }

    private static boolean isAbsent(Group group, Step step) {
        return group.getFieldRepetitionCount(step.field()) <= step.element();
    }
}
