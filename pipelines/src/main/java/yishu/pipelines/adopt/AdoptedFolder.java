package yishu.pipelines.adopt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import yishu.content.InputException;

/** The folder of a drafted dataset, with contract, source, drafts of code lists and a sample. */
public final class AdoptedFolder {
    private static final long WHOLE = 8L << 20;
    private static final long LARGEST = 64L << 20;
    private static final int HEAD = 1 << 20;

    private final Path folder;

    public AdoptedFolder(Path folder) {
        this.folder = folder;
    }

    /** Throws an {@link InputException} if something stands in the folder. */
    public static void refuseFilled(Path folder) {
        try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            if (files.findAny().isPresent()) {
                throw new InputException("Cannot write draft to '" + folder
                        + "': the folder is not empty; name another one by --out, or another dataset by --dataset");
            }
        } catch (IOException e) {
            throw new InputException("Cannot write draft to '" + folder + "': it is no folder", e);
        }
    }

    /**
     * Writes all, and tells of each file that it did.
     *
     * @param personal whether a file with personal columns may become the sample
     */
    public List<String> write(Adopted adopted, Path file, boolean personal) {
        List<String> written = new ArrayList<>();
        try {
            Files.createDirectories(folder.resolve("sample"));
            text("contract.yaml", adopted.contract(), written);
            text("source.yaml", adopted.source(), written);
            for (Map.Entry<String, String> list : adopted.codeLists().entrySet()) {
                Files.createDirectories(folder.resolve("codelist"));
                text("codelist/" + list.getKey() + ".csv", list.getValue(), written);
            }
            if (adopted.hasPersonal() && !personal) {
                written.add(
                        "no sample was written, since the file tells of single persons; make one with invented rows,"
                                + " or say --personal-sample");
            } else {
                sample(file, adopted, written);
            }
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write draft to '" + folder + "'", e);
        }
    }

    private void text(String name, String text, List<String> written) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
        written.add("wrote " + folder.resolve(name));
    }

    /** The file, or of a large text its first lines; another large file is no sample. */
    private void sample(Path file, Adopted adopted, List<String> written) throws IOException {
        Path sample = folder.resolve("sample").resolve(file.getFileName().toString());
        long size = Files.size(file);
        boolean ofLines = adopted.source().lines().anyMatch(it -> it.matches("format: (csv|fixed-width).*"))
                || file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.(jsonl|ndjson)");
        if (size <= WHOLE || (!ofLines && size <= LARGEST)) {
            Files.copy(file, sample, StandardCopyOption.COPY_ATTRIBUTES);
            written.add("wrote " + sample);
        } else if (ofLines) {
            head(file, sample);
            written.add("wrote " + sample + ", the first lines of the file");
        } else {
            written.add("no sample was written, since the file is large; put a small one of the same kind into "
                    + sample.getParent());
        }
    }

    private static void head(Path file, Path sample) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        int end = head.length;
        while (end > 1 && head[end - 1] != '\n') {
            end--;
        }
        // Of UTF-16, a line break of little end goes on with a NUL.
        boolean wide = end < head.length && head[end] == 0;
        try (OutputStream out = Files.newOutputStream(sample)) {
            out.write(head, 0, wide ? end + 1 : end);
        }
    }
}
