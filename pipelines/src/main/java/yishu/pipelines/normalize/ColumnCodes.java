package yishu.pipelines.normalize;

import java.util.Optional;

/** The codes that the texts of one column mean: asked for each row, they are mostly the same few. For one thread. */
final class ColumnCodes {
    private final CodeResolver resolver;
    private final Optional<String> level;
    private final Recall<Integer, Recall<String, Resolution>> years = new Recall<>(this::ofYear);

    ColumnCodes(CodeResolver resolver, Optional<String> level) {
        this.resolver = resolver;
        this.level = level;
    }

    private Recall<String, Resolution> ofYear(int year) {
        return new Recall<>(text -> resolver.resolve(text, year, level, Optional.empty()));
    }

    /** @see CodeResolver#resolve(String, int, Optional, Optional) */
    Resolution resolve(String text, int year, Optional<String> within) {
        return within.isPresent()
                ? resolver.resolve(text, year, level, within)
                : years.of(year).of(text);
    }
}
