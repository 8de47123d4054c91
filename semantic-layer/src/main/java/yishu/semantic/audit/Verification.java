package yishu.semantic.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import yishu.content.InputException;

/** Reads a chain from its start and tells the first line that does not follow from the one before it. */
final class Verification {
    private static final ObjectMapper JSON = new ObjectMapper();

    private String previous = LastLine.NONE.hash();
    private long lines;

    private Verification() {}

    /** How many lines there are, torn ones among them. */
    static long of(List<Path> segments) throws IOException {
        Verification verification = new Verification();
        for (Path segment : segments) {
            verification.read(segment);
        }
        return verification.lines;
    }

    private void read(Path segment) throws IOException {
        // Bytes, not decoded text: a torn line may end within a character, which decoding would replace.
        List<String> texts = new String(Files.readAllBytes(segment), StandardCharsets.ISO_8859_1)
                .lines()
                .toList();
        for (int number = 1; number <= texts.size(); number++) {
            byte[] line = texts.get(number - 1).getBytes(StandardCharsets.ISO_8859_1);
            check(segment, number, line);
            previous = LastLine.hash(line);
            lines++;
        }
    }

    /** A torn line cannot name the one before it; that the next line names its hash is what vouches for it. */
    private void check(Path segment, int number, byte[] line) throws IOException {
        String named = named(line);
        if (!named.isEmpty() && !named.equals(previous)) {
            throw new InputException("Cannot verify audit record '" + segment + ":" + number
                    + "': it does not follow the line before it; one of the two was changed, or a line was taken out");
        }
    }

    private static String named(byte[] line) throws IOException {
        try {
            JsonNode json = JSON.readTree(line);
            return json == null ? "" : json.path("previous").asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
