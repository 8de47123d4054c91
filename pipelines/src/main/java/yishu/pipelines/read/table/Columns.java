package yishu.pipelines.read.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import yishu.pipelines.read.Unreadable;

/**
 * Lays nested records flat: a group {@code address} with {@code city} is the column {@code address.city}, a list
 * {@code phones} of at most two values the columns {@code phones[0]} and {@code phones[1]}, and a map {@code names} with
 * one entry {@code names[0].key} and {@code names[0].value}.
 */
final class Columns {
    private static final int MOST = 10_000;

    private final Path file;
    private final Map<String, Integer> widths = new HashMap<>();
    private final List<Column> columns = new ArrayList<>();

    Columns(Path file) {
        this.file = file;
    }

    /** Whether the schema has lists or maps, so that all records must be seen before the columns can be told. */
    static boolean vary(GroupType group) {
        return group.getFields().stream()
                .anyMatch(it ->
                        it.isRepetition(Type.Repetition.REPEATED) || (!it.isPrimitive() && vary(it.asGroupType())));
    }

    /** Takes notice of how long the lists of a record are. */
    void measure(Group record) {
        measure(record, "");
    }

    private void measure(Group group, String prefix) {
        for (int field = 0; field < group.getType().getFieldCount(); field++) {
            Type type = group.getType().getType(field);
            String name = prefix + type.getName();
            int count = group.getFieldRepetitionCount(field);
            if (type.isRepetition(Type.Repetition.REPEATED)) {
                widths.merge(name, count, Math::max);
            }
            for (int element = 0; !type.isPrimitive() && element < count; element++) {
                measure(group.getGroup(field, element), name + "[" + element + "].");
            }
        }
    }

    /** The columns of a schema whose records have been measured. */
    List<Column> of(MessageType schema) {
        fields(schema, new Place("", "", List.of()));
        return List.copyOf(columns);
    }

    /**
     * @param name of the column so far
     * @param measured the name under which {@link #measure} saw it
     * @param path to the value
     */
    private record Place(String name, String measured, List<Column.Step> path) {
        Place at(int field, int element, String called, String type) {
            List<Column.Step> longer = new ArrayList<>(path);
            longer.add(new Column.Step(field, element));
            return new Place(called, measured + type + "[" + element + "].", longer);
        }

        String dotted(String field) {
            return name.isEmpty() ? field : name + "." + field;
        }
    }

    private void fields(GroupType group, Place place) {
        for (int field = 0; field < group.getFieldCount(); field++) {
            Type type = group.getType(field);
            String name = place.dotted(type.getName());
            if (type.isRepetition(Type.Repetition.REPEATED)) {
                elements(type, field, place, name);
            } else {
                value(type, place.at(field, 0, name, type.getName()));
            }
        }
    }

    /** A column, or several, for each value of a repeated field; one at least, so that an empty list has a name. */
    private void elements(Type repeated, int field, Place place, String name) {
        for (int element = 0; element < width(place, repeated); element++) {
            value(repeated, place.at(field, element, name + "[" + element + "]", repeated.getName()));
        }
    }

    /** The same for a list whose repeated group holds an element rather than being one. */
    private void wrapped(GroupType repeated, Place place) {
        Type only = repeated.getType(0);
        for (int element = 0; element < width(place, repeated); element++) {
            Place at = place.at(0, element, place.name() + "[" + element + "]", repeated.getName());
            value(only, at.at(0, 0, at.name(), only.getName()));
        }
    }

    private int width(Place place, Type repeated) {
        return Math.max(1, widths.getOrDefault(place.measured() + repeated.getName(), 0));
    }

    /** By the format's rules for older writers, whose groups of one field may be elements. */
    private static boolean isWrapped(GroupType list) {
        Type repeated = list.getType(0);
        return list.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation
                && !repeated.isPrimitive()
                && repeated.asGroupType().getFieldCount() == 1
                && !repeated.getName().equals("array")
                && !repeated.getName().equals(list.getName() + "_tuple");
    }

    private void value(Type type, Place place) {
        if (type.isPrimitive()) {
            ValueText text = ValueText.of(type.asPrimitiveType())
                    .orElseThrow(() -> Unreadable.because(
                            file,
                            "column '%s' is %s, and nothing says what that means; have it written as text, a number, a"
                                    + " date or a time",
                            place.name(),
                            type.asPrimitiveType().toString()));
            add(new Column(place.name(), place.path(), text));
        } else if (isList(type) && isWrapped(type.asGroupType())) {
            wrapped(type.asGroupType().getType(0).asGroupType(), place);
        } else if (isList(type)) {
            elements(type.asGroupType().getType(0), 0, place, place.name());
        } else {
            fields(type.asGroupType(), place);
        }
    }

    private static boolean isList(Type type) {
        var meaning = type.getLogicalTypeAnnotation();
        return meaning instanceof ListLogicalTypeAnnotation
                || meaning instanceof MapLogicalTypeAnnotation
                || meaning instanceof MapKeyValueTypeAnnotation;
    }

    private void add(Column column) {
        if (columns.size() == MOST) {
            throw Unreadable.because(
                    file, "its lists make more than %d columns, the last of them '%s'", MOST, column.name());
        }
        columns.add(column);
    }
}
