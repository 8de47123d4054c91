package yishu.pipelines.read;

import java.util.List;
import java.util.ServiceLoader;
import yishu.content.InputException;
import yishu.content.Nearest;

/** Every {@link Source} on the class path, by format. */
public final class Sources {
    private Sources() {}

    /** The source of a format, wrapped so that all it throws is an {@link InputException}. */
    public static FailsafeSource of(String format) {
        return all().stream()
                .filter(it -> it.formats().contains(format))
                .findFirst()
                .map(FailsafeSource::new)
                .orElseThrow(() -> new InputException("Cannot read format '" + format + "': the formats are "
                        + String.join(", ", formats()) + Nearest.hint(format, formats())));
    }

    /** The names of all formats, in order. */
    public static List<String> formats() {
        return all().stream()
                .flatMap(it -> it.formats().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Source> all() {
        return ServiceLoader.load(Source.class, Source.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
