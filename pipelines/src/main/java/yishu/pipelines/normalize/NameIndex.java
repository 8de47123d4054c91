package yishu.pipelines.normalize;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import yishu.content.Code;
import yishu.content.CodeList;

/** The rows of a code list by every name that they may be called. */
final class NameIndex {
    /** Levels whose names end in the kind of region that they are. */
    private static final Set<String> REGION_LEVELS = Set.of("province", "prefecture", "county");

    /** How a name belongs to its row, the surest first. */
    enum Kind {
        FULL,
        ALIAS,
        SHORT
    }

    private final Map<Kind, Map<String, List<Code>>> rows = new EnumMap<>(Kind.class);

    NameIndex(CodeList list) {
        for (Kind kind : Kind.values()) {
            Map<String, List<Code>> byName = new HashMap<>();
            for (Code row : list.codes()) {
                names(row, kind).forEach(name -> byName.computeIfAbsent(name, any -> new ArrayList<>())
                        .add(row));
            }
            rows.put(kind, byName);
        }
    }

    /** A name as it is compared: half-width, without blanks, letters small. */
    static String key(String name) {
        return Plain.dense(name).toLowerCase(Locale.ROOT);
    }

    static Set<String> names(Code row, Kind kind) {
        return switch (kind) {
            case FULL -> Set.of(key(row.name()));
            case ALIAS -> Set.copyOf(row.aliases().stream().map(NameIndex::key).toList());
            case SHORT -> REGION_LEVELS.contains(row.level()) ? ShortNames.of(key(row.name())) : Set.of();
        };
    }

    List<Code> named(Kind kind, String key) {
        return rows.getOrDefault(kind, Map.of()).getOrDefault(key, List.of());
    }

    Set<String> fullNames() {
        return rows.getOrDefault(Kind.FULL, Map.of()).keySet();
    }
}
