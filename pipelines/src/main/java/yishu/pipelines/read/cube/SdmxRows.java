package yishu.pipelines.read.cube;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.RowsAhead;

/**
 * The observations of an SDMX message, below a row 0 with the ids of all that any of them has. A first pass finds these
 * and what is said of groups, wherever it stands in the message; the second gives the observations.
 */
final class SdmxRows extends RowsAhead {
    private final SdmxMessage message;
    private final List<String> columns;
    private final Map<Integer, PartialKeys<String, Map<String, String>>> said;
    private int number;

    private SdmxRows(
            SdmxMessage message, Set<String> columns, Map<Integer, PartialKeys<String, Map<String, String>>> said) {
        super(columns.isEmpty() ? null : new Row("", 0, List.copyOf(columns)));
        this.message = message;
        this.columns = List.copyOf(columns);
        this.said = said;
    }

    /** Opens the message anew for each pass. */
    interface Opener {
        SdmxMessage open() throws IOException;
    }

    static SdmxRows of(Opener opener) throws IOException {
        Set<String> columns = new LinkedHashSet<>();
        Map<Integer, PartialKeys<String, Map<String, String>>> said = new HashMap<>();
        try (SdmxMessage message = opener.open()) {
            for (SdmxPart it = message.next(); it != null; it = message.next()) {
                if (it instanceof SdmxPart.Said group) {
                    said.computeIfAbsent(group.dataSet(), number -> new PartialKeys<>())
                            .say(group.of(), group.fields());
                } else if (it instanceof SdmxPart.Observation observation) {
                    columns.addAll(observation.fields().keySet());
                }
            }
        }
        if (!columns.isEmpty()) {
            said.values().forEach(it -> it.all().forEach(fields -> columns.addAll(fields.keySet())));
        }
        return new SdmxRows(opener.open(), columns, said);
    }

    @Override
    public Optional<String> encoding() {
        return Optional.empty();
    }

    @Override
    protected @Nullable Row read() throws IOException {
        SdmxPart part = message.next();
        while (part != null && !(part instanceof SdmxPart.Observation)) {
            part = message.next();
        }
        return part instanceof SdmxPart.Observation observation ? new Row("", ++number, cells(observation)) : null;
    }

    /** What stands nearest to the observation counts, should it be said twice. */
    private List<String> cells(SdmxPart.Observation observation) {
        Map<String, String> fields = new LinkedHashMap<>(observation.fields());
        PartialKeys<String, Map<String, String>> groups = said.get(observation.dataSet());
        if (groups != null) {
            groups.of(observation.fields()).forEach(it -> it.forEach(fields::putIfAbsent));
        }
        List<String> cells = new ArrayList<>();
        columns.forEach(it -> cells.add(fields.getOrDefault(it, "")));
        return cells;
    }

    @Override
    public void close() throws IOException {
        message.close();
    }
}
