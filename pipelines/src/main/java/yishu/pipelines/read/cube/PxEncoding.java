package yishu.pipelines.read.cube;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import yishu.content.InputException;
import yishu.pipelines.read.Unreadable;
import yishu.pipelines.read.text.Encoding;
import yishu.pipelines.read.text.StrictText;

/**
 * The charset of a PX file: what {@code source.yaml} declares, what the file's CODEPAGE says, or else what the bytes
 * are: UTF-8 or Chinese, or Windows-1252 where CHARSET is ANSI. A file that says neither is of DOS, whose code page nobody
 * knows, and is refused if it holds more than ASCII.
 */
final class PxEncoding {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** What can be told from the bytes alone. */
    private static final Set<String> CERTAIN = Set.of("UTF-8", "GB18030", "Big5", "UTF-16", "UTF-16LE", "UTF-16BE");

    /** Old names that writers use for what is larger by now. */
    private static final Map<String, String> MEANT = Map.of("GB2312", "GB18030", "GBK", "GB18030", "65001", "UTF-8");

    private PxEncoding() {}

    static Charset of(Path file, String declared) throws IOException {
        if (!declared.equals("auto")) {
            return Encoding.of(file, declared);
        }
        Map<String, String> said = said(file);
        String codepage = said.get("CODEPAGE");
        if (codepage != null) {
            return Encoding.of(file, name(codepage));
        }
        boolean ansi = "ANSI".equalsIgnoreCase(said.get("CHARSET"));
        try {
            Charset found = Encoding.of(file, "auto");
            if (CERTAIN.contains(found.name())) {
                return found;
            }
        } catch (InputException unknown) {
            if (!ansi) {
                throw unknown;
            }
        }
        if (!ansi) {
            throw Unreadable.because(
                    file,
                    "it says neither CODEPAGE nor CHARSET, and it is neither UTF-8 nor Chinese;"
                            + " say in source.yaml what its encoding is, such as IBM850");
        }
        return WINDOWS;
    }

    private static String name(String codepage) {
        String name = MEANT.getOrDefault(codepage.toUpperCase(Locale.ROOT), codepage);
        return name.matches("\\d+") ? "windows-" + name : name;
    }

    /** What the statements say of it, read byte by byte: in every encoding of PX, quotes and keywords are ASCII. */
    private static Map<String, String> said(Path file) throws IOException {
        Map<String, String> said = new HashMap<>();
        try (PxText text = new PxText(StrictText.of(file, StandardCharsets.ISO_8859_1), file)) {
            for (PxStatement it : PxStatement.upToData(text)) {
                said.putIfAbsent(it.keyword(), it.value());
            }
        } catch (InputException toldInItsOwnEncoding) {
            return Map.of();
        }
        return said;
    }
}
