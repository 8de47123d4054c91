package yishu.pipelines.lineage;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A run of a load.
 *
 * @param dataset the job: {@code statistics/gdp}
 * @param title what its table is about
 * @param department that it belongs to
 * @param load its id
 * @param inputs what it reads
 * @param tags what else is known of it, by name
 */
public record LoadRun(
        String dataset, String title, String department, String load, List<Input> inputs, Map<String, String> tags) {
    public LoadRun {
        inputs = List.copyOf(inputs);
        tags = Map.copyOf(tags);
    }

    /** The same load has the same run, whoever asks. */
    UUID id() {
        return UUID.nameUUIDFromBytes(load.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A received file, or the extract of a service.
     *
     * @param name under which it came
     * @param hash of its bytes
     * @param landed where they are kept
     * @param service that was asked for it, {@code kafka:street/parking}; empty if a department sent it
     * @param bytes how many
     * @param rows how many observations were read; negative as long as nobody knows
     */
    public record Input(String name, String hash, String landed, String service, long bytes, long rows) {}

    /** A check of the contract, and whether it held. */
    public record Assertion(String name, String severity, boolean success, long failed) {}

    /**
     * A table that it wrote.
     *
     * @param fields the columns' types by name
     * @param snapshot that holds what was written
     * @param origins where its columns come from; empty for rows as they were received
     */
    public record Output(
            String name,
            String location,
            Map<String, String> fields,
            long snapshot,
            long rows,
            long bytes,
            long files,
            List<Origin> origins) {}

    /**
     * A column of a table, and the column of a file that it comes from.
     *
     * @param rule how; {@code constant} if the source says so and no file does
     */
    public record Origin(String column, String hash, String from, String rule) {
        boolean isConstant() {
            return rule.startsWith("constant");
        }
    }
}
