package yishu.pipelines.read.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The records within a unit. Under the path {@code /cases/*}{@code /steps}, the case {@code {"id": 7, "steps": [{...},
 * {...}]}} holds two, and {@code /cases/*}{@code /id} is a field of both.
 */
final class Records {
    private final RecordPath path;
    private final String own;
    private final Outside repeated;

    /**
     * By a path.
     *
     * @param repeated remembers the paths that are no field, since elements repeat there
     */
    Records(RecordPath path, Outside repeated) {
        this.path = path;
        this.own = path.own();
        this.repeated = repeated;
    }

    /** What a record stands in, with the fields that it takes from there. */
    record Scope(@Nullable Scope outer, Map<String, String> texts) {}

    /** A record before its fields are laid out. */
    record Found(@Nullable Scope scope, Tree tree) {}

    List<Found> in(Tree unit, Place place) {
        List<Found> found = new ArrayList<>();
        walk(unit, 0, path.unit(), null, place, found);
        return found;
    }

    /** The fields of a record, those of what it stands in first. */
    void lay(Found found, Fields fields, Place place) {
        outer(found.scope(), fields, place);
        fields.putRecord(found.tree(), own, place);
    }

    private static void outer(@Nullable Scope scope, Fields fields, Place place) {
        if (scope != null) {
            outer(scope.outer(), fields, place);
            fields.putAll(scope.texts(), place);
        }
    }

    private void walk(Tree tree, int depth, String pointer, @Nullable Scope scope, Place place, List<Found> found) {
        if (depth == path.inner().size()) {
            found.add(new Found(scope, tree));
            return;
        }
        String step = path.inner().get(depth);
        String below = RecordPath.below(pointer, step);
        if (step.equals(RecordPath.EACH)) {
            List<Tree> items =
                    tree instanceof Tree.Items list ? list.items() : tree.isNull() ? List.of() : List.of(tree);
            items.forEach(it -> walk(it, depth + 1, below, scope, place, found));
        } else if (tree instanceof Tree.Branch branch) {
            Scope wider = new Scope(scope, around(branch, step, pointer, place));
            branch.fields().stream()
                    .filter(it -> it.name().equals(step))
                    .forEach(it -> walk(it.value(), depth + 1, below, wider, place, found));
        } else if (tree instanceof Tree.Items) {
            throw place.refusal("at %s stands an array; write '%s/*/%s' in 'records'", pointer, pointer, step);
        } else if (!tree.isNull()) {
            throw place.refusal("at %s stands a text, in which there is no '%s'", pointer, step);
        }
    }

    /** The fields of an object or element, but for the one that leads on. */
    private Map<String, String> around(Tree.Branch branch, @Nullable String step, String pointer, Place place) {
        Fields fields = new Fields();
        if (!branch.text().isEmpty()) {
            fields.put(pointer, branch.text(), place);
        }
        Map<String, Integer> times = new HashMap<>();
        branch.fields().forEach(it -> times.merge(it.name(), 1, Integer::sum));
        for (Tree.Field field : branch.fields()) {
            String below = RecordPath.below(pointer, field.name());
            if (field.name().equals(step)) {
                continue;
            }
            if (times.getOrDefault(field.name(), 0) > 1) {
                repeated.repeats(below);
            } else if (field.value() instanceof Tree.Branch inner) {
                fields.putAll(around(inner, null, below, place), place);
            } else if (field.value() instanceof Tree.Value value) {
                fields.put(below, value.text(), place);
            }
        }
        return fields.texts();
    }
}
