package yishu.pipelines.read.cube;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.read.Unreadable;

/**
 * SDMX-ML 2.1 and 3.0. A generic message names each field by an element, a structure-specific one by an XML attribute,
 * which leaves open which fields of a Group are its key: those that the first series has, too.
 */
final class SdmxXml implements SdmxMessage {
    private static final Set<String> SPECIFIC = Set.of("StructureSpecificData", "StructureSpecificTimeSeriesData");
    private static final Set<String> GENERIC = Set.of("GenericData", "GenericTimeSeriesData");

    /** What is said of a data set, not of its observations; some write it without its namespace. */
    private static final Set<String> OF_DATA_SET = Set.of(
            "structureRef",
            "setID",
            "action",
            "dataScope",
            "reportingBeginDate",
            "reportingEndDate",
            "validFromDate",
            "validToDate",
            "publicationYear",
            "publicationPeriod");

    private final XmlElements xml;
    private final boolean isGeneric;
    private final Map<String, String> observedByStructure = new HashMap<>();
    private final Deque<SdmxPart> ready = new ArrayDeque<>();
    private final List<Map<String, String>> groups = new ArrayList<>();
    private Map<String, String> series = new LinkedHashMap<>();
    private boolean inSeries;
    private @Nullable Set<String> keys;
    private String observed = "TIME_PERIOD";
    private int dataSet = -1;

    SdmxXml(Path file) throws IOException {
        Reader text = XmlText.of(file);
        try {
            this.xml = new XmlElements(text, file);
            this.isGeneric = isGeneric(file);
        } catch (RuntimeException failure) {
            text.close();
            throw failure;
        }
    }

    private boolean isGeneric(Path file) {
        String root = xml.start().orElse("");
        if (root.equals("Error")) {
            throw xml.refusal("it tells of an error: %s", xml.text());
        }
        if (!SPECIFIC.contains(root) && !GENERIC.contains(root)) {
            throw Unreadable.because(file, "it is XML, but no data of SDMX 2.1 or 3.0: its root is <%s>", root);
        }
        return GENERIC.contains(root);
    }

    @Override
    public @Nullable SdmxPart next() {
        while (ready.isEmpty()) {
            if (!xml.advance()) {
                return null;
            }
            if (xml.isStart()) {
                start(xml.name());
            } else if (xml.name().equals("Series")) {
                inSeries = false;
            }
        }
        return ready.poll();
    }

    private void start(String name) {
        switch (name) {
            case "Header" -> header();
            case "DataSet" -> dataSet();
            case "Group", "Atts" -> group();
            case "Series" -> {
                series = isGeneric ? new LinkedHashMap<>() : xml.fields();
                inSeries = true;
            }
            case "Obs" -> observation();
            case "SeriesKey" -> values(series);
            case "Attributes", "Comp" -> attributes(name);
            case "Footer" -> footer();
            case "Annotations" -> xml.skip();
            default -> {}
        }
    }

    private void header() {
        while (!xml.endsAfter("Header")) {
            if (xml.isStart() && xml.name().equals("Structure")) {
                xml.attribute("dimensionAtObservation")
                        .filter(it -> !it.equals("AllDimensions"))
                        .ifPresent(it -> observedByStructure.put(
                                xml.attribute("structureID").orElse(""), it));
            } else if (xml.isStart() && xml.name().equals("DataSetAction")) {
                refuseDelete(Optional.of(xml.text()));
            }
        }
    }

    private void refuseDelete(Optional<String> action) {
        if (action.filter(it -> it.equals("Delete") || it.equals("D")).isPresent()) {
            throw xml.refusal("its action is Delete, but a file can only add data");
        }
    }

    private void dataSet() {
        refuseDelete(xml.attribute("action"));
        dataSet++;
        groups.clear();
        keys = null;
        series = new LinkedHashMap<>();
        inSeries = false;
        observed =
                observedByStructure.getOrDefault(xml.attribute("structureRef").orElse(""), "TIME_PERIOD");
        if (!isGeneric) {
            Map<String, String> fields = xml.fields();
            fields.keySet().removeAll(OF_DATA_SET);
            say(Map.of(), fields);
        }
    }

    private void say(Map<String, String> of, Map<String, String> fields) {
        if (!fields.isEmpty()) {
            ready.add(new SdmxPart.Said(dataSet, of, fields));
        }
    }

    /** Attributes of the data set or, once a series has begun, of the series. */
    private void attributes(String name) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (name.equals("Comp")) {
            component(fields);
        } else {
            values(fields);
        }
        if (inSeries) {
            series.putAll(fields);
        } else {
            say(Map.of(), fields);
        }
    }

    /** The values below an element, each named by its id. */
    private void values(Map<String, String> fields) {
        String end = xml.name();
        while (!xml.endsAfter(end)) {
            if (xml.isStart() && xml.name().equals("Value")) {
                fields.put(xml.required("id"), xml.required("value"));
            }
        }
    }

    /** An attribute of SDMX 3.0 that may have several values, each of them in several languages. */
    private void component(Map<String, String> fields) {
        String id = xml.required("id");
        List<String> values = new ArrayList<>();
        while (!xml.endsAfter("Comp")) {
            if (xml.isStart() && xml.name().equals("Value")) {
                values.add(xml.text());
            }
        }
        fields.put(id, String.join(";", values));
    }

    private void group() {
        String end = xml.name();
        Map<String, String> key = new LinkedHashMap<>();
        Map<String, String> fields = isGeneric ? new LinkedHashMap<>() : xml.fields();
        while (!xml.endsAfter(end)) {
            if (xml.isStart()) {
                switch (xml.name()) {
                    case "GroupKey" -> values(key);
                    case "Attributes" -> values(fields);
                    case "Comp" -> component(fields);
                    default -> {}
                }
            }
        }
        if (isGeneric) {
            say(key, fields);
        } else {
            groups.add(fields);
            tellGroups();
        }
    }

    /** As soon as a series has shown which fields are keys. */
    private void tellGroups() {
        Set<String> known = keys;
        if (known == null) {
            return;
        }
        for (Map<String, String> group : groups) {
            Map<String, String> key = new LinkedHashMap<>(group);
            key.keySet().retainAll(known);
            if (key.isEmpty()) {
                throw xml.refusal("a Group has no dimension of a series: %s", group.keySet());
            }
            Map<String, String> fields = new LinkedHashMap<>(group);
            fields.keySet().removeAll(known);
            say(key, fields);
        }
        groups.clear();
    }

    private void observation() {
        Map<String, String> fields = new LinkedHashMap<>(inSeries ? series : Map.of());
        if (!isGeneric) {
            fields.putAll(xml.fields());
        }
        while (!xml.endsAfter("Obs")) {
            if (xml.isStart()) {
                switch (xml.name()) {
                    case "ObsDimension" -> fields.put(xml.attribute("id").orElse(observed), xml.required("value"));
                    case "ObsValue" ->
                        fields.put(
                                xml.attribute("id").orElse("OBS_VALUE"),
                                xml.attribute("value").orElse(""));
                    case "ObsKey", "Attributes" -> values(fields);
                    case "Comp" -> component(fields);
                    default -> {}
                }
            }
        }
        if (keys == null) {
            keys = Set.copyOf(inSeries ? series.keySet() : fields.keySet());
            tellGroups();
        }
        ready.add(new SdmxPart.Observation(Math.max(dataSet, 0), fields));
    }

    /** A service that could not give all says so behind the data. */
    private void footer() {
        while (!xml.endsAfter("Footer")) {
            if (xml.isStart() && xml.name().equals("Message")) {
                String code = xml.attribute("code").orElse("");
                boolean isError =
                        xml.attribute("severity").filter("Error"::equals).isPresent();
                if (isError || code.equals("413") || code.equals("510")) {
                    throw xml.refusal("its footer tells of an error: %s %s", code, xml.text());
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            xml.close();
        } catch (XMLStreamException failure) {
            throw new IOException(failure);
        }
    }
}
