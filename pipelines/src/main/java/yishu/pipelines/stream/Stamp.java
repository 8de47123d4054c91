package yishu.pipelines.stream;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import yishu.pipelines.publish.Publication;

/**
 * What a commit says of itself.
 *
 * @param summary of its snapshot: the load, the release, and the files with their offsets
 * @param tag of the release, in a table that bears it
 * @param passed tags of releases that go with it
 */
record Stamp(Map<String, String> summary, Optional<String> tag, List<String> passed) {
    /** Of a snapshot: the files of the stream that it brought, whose names tell partitions and offsets. */
    static final String FILES = "yishu.stream";

    Stamp {
        summary = Map.copyOf(summary);
        passed = List.copyOf(passed);
    }

    static Stamp of(Batch batch, String release, List<String> passed) {
        return new Stamp(
                Map.of(
                        Publication.LOAD,
                        batch.load(),
                        Publication.RELEASE,
                        release,
                        FILES,
                        String.join(
                                " ", batch.files().stream().map(it -> it.name()).toList())),
                Optional.of(release),
                passed);
    }

    /** What a snapshot said. */
    static Stamp of(Snapshot snapshot) {
        Map<String, String> summary = new LinkedHashMap<>();
        for (String key : List.of(Publication.LOAD, Publication.RELEASE, FILES)) {
            Optional.ofNullable(snapshot.summary().get(key)).ifPresent(value -> summary.put(key, value));
        }
        return new Stamp(summary, Optional.empty(), List.of());
    }

    /** The same in a table that bears no tags. */
    Stamp untagged() {
        return new Stamp(summary, Optional.empty(), List.of());
    }

    /** The same again: no tag goes. */
    Stamp again() {
        return new Stamp(summary, tag, List.of());
    }
}
