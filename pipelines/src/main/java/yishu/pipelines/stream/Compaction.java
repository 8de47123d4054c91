package yishu.pipelines.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes few files of many small ones, beside the stream that goes on. Rows that are replaced meanwhile are taken out again
 * before the files are exchanged.
 */
final class Compaction {
    /** So many small files are made one. */
    private static final int MANY = 20;

    /** The last ones are left alone: most corrections are of what came just now. */
    private static final int YOUNG = 4;

    private static final int SMALL = 1 << 16;
    private static final int FULL = 1 << 17;
    private static final int PASSES = 3;

    private final Parts parts;
    private final Function<@Nullable Object[], List<@Nullable Object>> key;
    private final Executor beside;
    private final Set<List<@Nullable Object>> replaced = new HashSet<>();
    private Set<String> origins = Set.of();
    private @Nullable CompletableFuture<List<Part>> work;
    private int passes;

    /** @param key by which rows of the table are replaced */
    Compaction(Parts parts, Function<@Nullable Object[], List<@Nullable Object>> key, Executor beside) {
        this.parts = parts;
        this.key = key;
        this.beside = beside;
    }

    /** Remembers what was replaced while it is at work. */
    void replaced(Collection<List<@Nullable Object>> keys) {
        if (work != null) {
            replaced.addAll(keys);
        }
    }

    /** Begins when there are many small files, or goes on; what is to be exchanged when that is ready. */
    Optional<Change> step() {
        CompletableFuture<List<Part>> ready = work;
        if (ready == null) {
            begin();
            return Optional.empty();
        }
        if (!ready.isDone()) {
            return Optional.empty();
        }
        List<Part> come = ready.join();
        if (!replaced.isEmpty() && passes < PASSES) {
            passes++;
            Set<List<@Nullable Object>> gone = Set.copyOf(replaced);
            replaced.clear();
            work = CompletableFuture.supplyAsync(() -> without(come, gone), beside);
            return Optional.empty();
        }
        List<Part> left = without(come, replaced);
        List<Part> gone =
                parts.all().stream().filter(it -> origins.contains(it.origin())).toList();
        end();
        return Optional.of(new Change(gone, left, true));
    }

    private void begin() {
        List<Part> small = parts.all().stream()
                .filter(it -> it.file().recordCount() < SMALL)
                .toList();
        if (small.size() < MANY + YOUNG) {
            return;
        }
        List<Part> old = small.subList(0, small.size() - YOUNG);
        origins = old.stream().map(Part::origin).collect(Collectors.toSet());
        work = CompletableFuture.supplyAsync(() -> merged(old), beside);
    }

    private List<Part> merged(List<Part> small) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        small.forEach(part -> rows.addAll(parts.rows(part)));
        return parts.write(rows, FULL);
    }

    private List<Part> without(List<Part> come, Set<List<@Nullable Object>> gone) {
        if (gone.isEmpty()) {
            return come;
        }
        List<Part> left = new ArrayList<>();
        for (Part part : come) {
            Optional<Part> other = parts.without(part, row -> gone.contains(key.apply(row)));
            other.ifPresent(left::add);
            if (!other.equals(Optional.of(part))) {
                parts.delete(part);
            }
        }
        return left;
    }

    private void end() {
        work = null;
        replaced.clear();
        origins = Set.of();
        passes = 0;
    }

    /** Gives up, and removes what was written. */
    void abandon() {
        CompletableFuture<List<Part>> left = work;
        end();
        if (left != null) {
            left.join().forEach(parts::delete);
        }
    }
}
