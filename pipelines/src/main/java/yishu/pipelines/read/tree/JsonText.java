package yishu.pipelines.read.tree;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import yishu.content.InputException;
import yishu.pipelines.read.Part;
import yishu.pipelines.read.text.StrictText;

/**
 * A JSON that is being parsed.
 *
 * @param above how many lines of the file lie above what is parsed
 */
record JsonText(Path file, JsonParser parser, int above) implements Closeable {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(Budget.MOST).build())
            .build();

    static JsonText open(Path file, Charset charset, Part part) throws IOException {
        return new JsonText(file, FACTORY.createParser(StrictText.of(file, charset, part)), part.line() - 1);
    }

    /** On which the current token stands, from 1. */
    int line() {
        return above + parser.currentTokenLocation().getLineNr();
    }

    Place place() {
        return Place.line(file, line());
    }

    /** @param begun the line of the object that was being read; 0 if that helps nobody */
    InputException refusal(JsonProcessingException fault, int begun) {
        return JsonFault.of(file, fault, parser, above, begun);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
