package yishu.pipelines.read.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.mozilla.universalchardet.UniversalDetector;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.pipelines.read.Unreadable;

/**
 * The charset of a file, declared or found: a byte order mark, UTF-16 by its NULs, UTF-8 if every byte of the file
 * obeys it, then GB18030 or Big5 by which of them reads as Chinese, then what a general detector says. Nothing is
 * guessed that the whole file contradicts.
 */
public final class Encoding {
    private static final int HEAD = 1 << 16;

    private Encoding() {}

    public static Charset of(Path file, String declared) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        refuseBinary(file, head);
        Optional<Charset> marked = byteOrderMark(head);
        if (!declared.equals("auto")) {
            return declared(file, declared, marked);
        }
        if (marked.isPresent()) {
            return marked.get();
        }
        Optional<Charset> wide = Utf16.in(head);
        return wide.isPresent() ? wide.get() : found(file);
    }

    private static void refuseBinary(Path file, byte[] head) {
        FileMagic magic = FileMagic.valueOf(head);
        switch (magic) {
            case OOXML, OLE2 ->
                throw Unreadable.because(
                        file, "it is not text but a workbook or an archive; write 'format: excel' if it is a workbook");
            case PDF, JPEG, PNG, GIF -> throw Unreadable.because(file, "it is not text but %s", magic);
            default -> {}
        }
    }

    private static Optional<Charset> byteOrderMark(byte[] head) {
        return Optional.ofNullable(UniversalDetector.detectCharsetFromBOM(head)).map(Charset::forName);
    }

    /** A declared charset is obeyed, unless the file says of itself that it is UTF. */
    private static Charset declared(Path file, String name, Optional<Charset> marked) throws IOException {
        Charset charset = named(file, name);
        if (charset.name().startsWith("UTF-")) {
            return charset;
        }
        if (marked.isPresent()) {
            throw Unreadable.because(
                    file, "its encoding is declared as %s, but line 1 begins with the mark of %s", name, marked.get());
        }
        if (Chinese.isUtf8(Chinese.sample(file)) && obeys(file, StandardCharsets.UTF_8)) {
            throw Unreadable.because(
                    file,
                    "its encoding is declared as %s, but it is UTF-8, first seen in line %d",
                    name,
                    Chinese.firstLine(file));
        }
        return charset;
    }

    private static Charset named(Path file, String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            String hint = Nearest.hint(name, Charset.availableCharsets().keySet());
            throw Unreadable.because(unknown, file, "there is no encoding '" + name + "'" + hint);
        }
    }

    private static Charset found(Path file) throws IOException {
        Optional<InputException> fault = fault(file, StandardCharsets.UTF_8);
        if (fault.isEmpty()) {
            return StandardCharsets.UTF_8;
        }
        byte[] sample = Chinese.sample(file);
        Optional<Charset> detected = detected(sample);
        Optional<Charset> chinese = Chinese.charset(sample, detected);
        if (chinese.isPresent()) {
            return chinese.get();
        }
        if (detected.isPresent() && obeys(file, detected.get())) {
            return detected.get();
        }
        throw fault.get();
    }

    private static Optional<Charset> detected(byte[] sample) {
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(sample);
        detector.dataEnd();
        return Optional.ofNullable(detector.getDetectedCharset())
                .filter(Charset::isSupported)
                .map(Charset::forName);
    }

    private static boolean obeys(Path file, Charset charset) throws IOException {
        return fault(file, charset).isEmpty();
    }

    private static Optional<InputException> fault(Path file, Charset charset) throws IOException {
        char[] ignored = new char[HEAD];
        try (Reader text = new StrictText(Files.newInputStream(file), charset, file)) {
            int count = 0;
            while (count >= 0) {
                count = text.read(ignored, 0, ignored.length);
            }
            return Optional.empty();
        } catch (InputException fault) {
            return Optional.of(fault);
        }
    }
}
