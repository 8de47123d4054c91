package yishu.pipelines.read.cube;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an SDMX message gives one after the other, always by the ids of dimensions, measures and attributes. */
sealed interface SdmxPart {
    /** The data set within the message, from 0. */
    int dataSet();

    /** An observation, with what is said of it and of its series. */
    record Observation(int dataSet, Map<String, String> fields) implements SdmxPart {
        public Observation {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /**
     * What is said of all observations of a data set that agree in some fields.
     *
     * @param of the fields in which they agree; none: all of the data set
     */
    record Said(int dataSet, Map<String, String> of, Map<String, String> fields) implements SdmxPart {
        public Said {
            of = Map.copyOf(of);
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }
}
