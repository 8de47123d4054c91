package yishu.pipelines.read;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Passes over the parts of a file beside each other. */
public final class Parts {
    private Parts() {}

    /** What is found out about one part. */
    public interface Pass<T> {
        T over(Part part) throws IOException;
    }

    /** What became of a pass. */
    private record Ended<T>(@Nullable T found, @Nullable Exception failure) {}

    /** What is found in each, in their order. Of several failures, that of the first part is thrown, as in one pass. */
    public static <T> List<T> inEach(List<Part> parts, Pass<T> pass) throws IOException {
        List<Ended<T>> ended =
                parts.parallelStream().map(part -> over(part, pass)).toList();
        for (Ended<T> it : ended) {
            if (it.failure() instanceof IOException failure) {
                throw failure;
            }
            if (it.failure() instanceof RuntimeException failure) {
                throw failure;
            }
        }
        return ended.stream().map(Ended::found).toList();
    }

    private static <T> Ended<T> over(Part part, Pass<T> pass) {
        try {
            return new Ended<>(pass.over(part), null);
        } catch (IOException | RuntimeException failure) {
            return new Ended<>(null, failure);
        }
    }
}
