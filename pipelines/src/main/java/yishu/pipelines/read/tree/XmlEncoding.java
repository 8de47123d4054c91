package yishu.pipelines.read.tree;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import yishu.pipelines.read.Unreadable;
import yishu.pipelines.read.text.Encoding;

/**
 * The charset of an XML: what {@code source.yaml} says, else what its own declaration says, else what is found. Bytes that
 * contradict it are refused. GB2312 and GBK are read as GB18030, which holds them, since few programs that declare them
 * keep to them.
 */
final class XmlEncoding {
    private static final int HEAD = 1024;
    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");
    private static final Set<String> PARTS_OF_GB18030 = Set.of("GB2312", "GBK");

    private XmlEncoding() {}

    static Charset of(Path file, String encoding) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        Charset written = written(head);
        Matcher declaration =
                DECLARED.matcher(new String(head, written).replaceFirst("^(\uFEFF|\u00EF\u00BB\u00BF)", ""));
        if (!encoding.equals("auto") || !declaration.find()) {
            return Encoding.of(file, encoding);
        }
        String name = declaration.group(1);
        boolean wide = name.toUpperCase(Locale.ROOT).startsWith("UTF-16");
        if (wide == written.equals(StandardCharsets.ISO_8859_1)) {
            throw Unreadable.because(
                    file,
                    "it declares its encoding as %s, but that very line is not written so; say in source.yaml what its"
                            + " encoding is",
                    name);
        }
        Charset charset = Encoding.of(file, wide ? written.name() : name);
        return PARTS_OF_GB18030.contains(charset.name()) ? Charset.forName("GB18030") : charset;
    }

    /** UTF-16 of either end, or what has the ASCII characters in one byte each. */
    private static Charset written(byte[] head) {
        char first = head.length < 2 ? 0 : ByteBuffer.wrap(head).getChar();
        return switch (first) {
            case 0xFFFE, 0x3C00 -> StandardCharsets.UTF_16LE;
            case 0xFEFF, 0x003C -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.ISO_8859_1;
        };
    }
}
