package yishu.pipelines.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;

/**
 * Looks for texts in every byte of a folder: as they stand in files, in three encodings, and in what Parquet, Avro and gzip
 * hold compressed, whether or not a table still knows the file.
 */
final class Bytes {
    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"), StandardCharsets.UTF_16LE);

    private Bytes() {}

    /** The files that hold one of the texts, each with the first that it holds. */
    static List<String> holding(Path folder, Collection<String> texts) {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                String told = told(file, bytes);
                texts.stream()
                        .filter(text -> told.contains(text)
                                || CHARSETS.stream().anyMatch(it -> contains(bytes, text.getBytes(it))))
                        .findFirst()
                        .ifPresent(text -> found.add(folder.relativize(file) + ": " + text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** What a compressed file says. */
    private static String told(Path file, byte[] bytes) throws IOException {
        String name = file.getFileName().toString();
        if (starts(bytes, "PAR1")) {
            return parquet(file);
        }
        if (starts(bytes, "Obj")) {
            return avro(file);
        }
        if (bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
            try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        return name;
    }

    private static String parquet(Path file) throws IOException {
        StringBuilder told = new StringBuilder();
        Configuration configuration = new Configuration(false);
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file.toUri());
        try (var reader = ParquetReader.builder(new GroupReadSupport(), path)
                .withConf(configuration)
                .build()) {
            for (var row = reader.read(); row != null; row = reader.read()) {
                told.append(row);
            }
        }
        return told.toString();
    }

    private static String avro(Path file) throws IOException {
        StringBuilder told = new StringBuilder();
        try (var reader = new DataFileReader<GenericRecord>(file.toFile(), new GenericDatumReader<>())) {
            reader.forEach(row -> told.append(row));
        }
        return told.toString();
    }

    private static boolean starts(byte[] bytes, String magic) {
        byte[] wanted = magic.getBytes(StandardCharsets.US_ASCII);
        return bytes.length >= wanted.length && contains(java.util.Arrays.copyOf(bytes, wanted.length), wanted);
    }

    private static boolean contains(byte[] bytes, byte[] wanted) {
        for (int from = 0; from + wanted.length <= bytes.length; from++) {
            int length = 0;
            while (length < wanted.length && bytes[from + length] == wanted[length]) {
                length++;
            }
            if (length == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
