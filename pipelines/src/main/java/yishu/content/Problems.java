package yishu.content;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects every problem of every content file, so that they are shown together and mended in one go. */
public final class Problems {
    private final List<Problem> all = new ArrayList<>();

    public void add(Path file, int line, String what) {
        all.add(new Problem(file, line, what));
    }

    public List<Problem> all() {
        return List.copyOf(all);
    }

    public boolean none() {
        return all.isEmpty();
    }

    /** Ends the reading if anything was found: throws an {@link InputException} with a line per problem. */
    public void throwIfAny() {
        if (!all.isEmpty()) {
            throw new InputException(
                    String.join("\n", all.stream().map(Problem::toString).toList()));
        }
    }
}
