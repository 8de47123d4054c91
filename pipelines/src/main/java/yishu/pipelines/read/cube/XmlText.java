package yishu.pipelines.read.cube;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mozilla.universalchardet.UniversalDetector;
import yishu.pipelines.read.Unreadable;

/**
 * The characters of an XML in the encoding of its byte order mark or its declaration, else UTF-8. Bytes that are not of
 * it end the reading; a parser of bytes would put a sign in their place.
 */
final class XmlText {
    private static final int HEAD = 1 << 10;
    private static final Pattern DECLARED = Pattern.compile("^<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"']*)[\"']");

    private XmlText() {}

    static Reader of(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        try {
            Charset charset = charset(in, file);
            return new InputStreamReader(
                    in,
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
        } catch (IOException | RuntimeException failure) {
            in.close();
            throw failure;
        }
    }

    /** Leaves the stream behind a byte order mark. */
    private static Charset charset(InputStream in, Path file) throws IOException {
        in.mark(HEAD);
        byte[] head = in.readNBytes(HEAD);
        in.reset();
        String marked = UniversalDetector.detectCharsetFromBOM(head);
        if (marked != null) {
            in.skipNBytes(marked.equals("UTF-8") ? 3 : 2);
            return Charset.forName(marked);
        }
        if (head.length > 1 && (head[0] == 0 || head[1] == 0)) {
            return head[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        }
        Matcher declared = DECLARED.matcher(new String(head, StandardCharsets.ISO_8859_1));
        String name = declared.find() ? declared.group(1) : "UTF-8";
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw Unreadable.because(unknown, file, "line 1: there is no encoding '" + name + "'");
        }
    }
}
