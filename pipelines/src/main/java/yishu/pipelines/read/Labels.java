package yishu.pipelines.read;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the labels over or beside some cells say of them: {@code {adjustment=Seasonally adjusted}} and, of
 * {@code Financial account¹}, the marker {@code ¹}.
 *
 * @param fields by name
 * @param markers of footnotes
 */
public record Labels(Map<String, String> fields, List<String> markers) implements Serializable {
    private static final long serialVersionUID = 1L;
    public static final Labels NONE = new Labels(Map.of(), List.of());

    public Labels {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        markers = List.copyOf(markers);
    }

    /** These and others, which count where both name a field. */
    Labels and(Labels others) {
        Map<String, String> both = new LinkedHashMap<>(fields);
        both.putAll(others.fields);
        List<String> all = new ArrayList<>(markers);
        others.markers.stream().filter(it -> !all.contains(it)).forEach(all::add);
        return new Labels(both, all);
    }
}
