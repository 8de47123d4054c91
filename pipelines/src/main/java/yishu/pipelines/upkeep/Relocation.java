package yishu.pipelines.upkeep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileConstants;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/**
 * Moves a warehouse to another path: Iceberg's files name each other by full paths. {@code /old/core/gdp/data/x.parquet}
 * becomes {@code /new/core/gdp/data/x.parquet} wherever it stands; nothing else changes.
 */
final class Relocation {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path from;
    private final Path to;
    private final Path now;

    /**
     * @param from where the files were
     * @param to where they will be
     * @param now where they are as yet
     */
    Relocation(Path from, Path to, Path now) {
        this.from = from;
        this.to = to;
        this.now = now;
    }

    /** Rewrites a file; manifests come before the lists that tell their lengths. */
    void rewrite(BackupList.Entry file) throws IOException {
        Path path = now.resolve(file.path());
        switch (file.kind()) {
            case METADATA -> JSON.writeValue(path.toFile(), moved(JSON.readTree(path.toFile())));
            case MANIFEST -> rewrite(path, record -> move((GenericRecord) record.get("data_file"), "file_path"));
            case LIST ->
                rewrite(path, record -> {
                    move(record, "manifest_path");
                    Path manifest = to.relativize(
                            Places.path(record.get("manifest_path").toString()));
                    record.put("manifest_length", Files.size(now.resolve(manifest)));
                });
            case PLAIN -> {}
        }
    }

    /** Where a file will be. */
    String moved(String location) {
        Path path = Places.path(location);
        if (!path.startsWith(from)) {
            throw new IllegalStateException("Cannot move '" + location + "': it lies outside of " + from);
        }
        return to.resolve(from.relativize(path)).toString();
    }

    private boolean isPath(String text) {
        return (text.startsWith("/") || text.startsWith("file:/"))
                && Places.path(text).startsWith(from);
    }

    private JsonNode moved(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(it -> it.setValue(moved(it.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int position = 0; position < array.size(); position++) {
                array.set(position, moved(array.get(position)));
            }
        } else if (node.isTextual() && isPath(node.textValue())) {
            return TextNode.valueOf(moved(node.textValue()));
        }
        return node;
    }

    private interface Change {
        void to(GenericRecord record) throws IOException;
    }

    private void move(GenericRecord record, String field) {
        record.put(field, moved(record.get(field).toString()));
    }

    private static void rewrite(Path file, Change change) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".half");
        try (DataFileReader<GenericRecord> records = new DataFileReader<>(file.toFile(), new GenericDatumReader<>());
                DataFileWriter<GenericRecord> writer = new DataFileWriter<>(new GenericDatumWriter<>())) {
            String codec = records.getMetaString(DataFileConstants.CODEC);
            writer.setCodec(CodecFactory.fromString(codec == null ? DataFileConstants.NULL_CODEC : codec));
            records.getMetaKeys().stream()
                    .filter(key -> !DataFileWriter.isReservedMeta(key))
                    .forEach(key -> writer.setMeta(key, records.getMeta(key)));
            writer.create(records.getSchema(), half.toFile());
            for (GenericRecord record : records) {
                change.to(record);
                writer.append(record);
            }
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
