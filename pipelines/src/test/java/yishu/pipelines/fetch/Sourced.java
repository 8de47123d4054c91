package yishu.pipelines.fetch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import yishu.pipelines.contract.SourceSpec;

/** Short ways to describe services in tests. */
public final class Sourced {
    private Sourced() {}

    public static SourceSpec query(String address, String query) {
        return new SourceSpec(
                1,
                List.of(address),
                Optional.of(query),
                SourceSpec.Reading.of("parquet"),
                layout(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                false);
    }

    public static SourceSpec of(String address, String format) {
        return new SourceSpec(
                1,
                List.of(address),
                Optional.empty(),
                SourceSpec.Reading.of(format),
                layout(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                false);
    }

    private static SourceSpec.Layout layout() {
        return new SourceSpec.Layout(Optional.empty(), Optional.empty(), 1, List.of(), List.of(), Map.of());
    }
}
