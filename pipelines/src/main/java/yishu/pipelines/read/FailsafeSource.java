package yishu.pipelines.read;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.poi.EncryptedDocumentException;
import yishu.content.InputException;
import yishu.pipelines.contract.SourceSpec;

/** A source whose every failure is an {@link InputException} that names the file, the place and the remedy. */
public final class FailsafeSource implements Source {
    private final Source source;

    FailsafeSource(Source source) {
        this.source = source;
    }

    @Override
    public Set<String> formats() {
        return source.formats();
    }

    @Override
    public FailsafeRows open(Path file, SourceSpec.Reading reading) {
        return told(file, () -> new FailsafeRows(source.open(file, reading), file));
    }

    @Override
    public FailsafeRows openHead(Path file, SourceSpec.Reading reading, int rows) {
        return told(file, () -> new FailsafeRows(source.openHead(file, reading, rows), file));
    }

    @Override
    public List<Part> parts(Path file, SourceSpec.Reading reading, long size) {
        return told(file, () -> source.parts(file, reading, size));
    }

    @Override
    public FailsafeRows open(Path file, SourceSpec.Reading reading, Part part) {
        String encoding = part.encoding();
        return told(file, () -> {
            SourceSpec.Reading how = encoding == null ? reading : reading.withEncoding(encoding);
            return new FailsafeRows(source.open(file, how, part), file);
        });
    }

    private interface Step<T> {
        T take() throws IOException;
    }

    private static <T> T told(Path file, Step<T> step) {
        try {
            return step.take();
        } catch (IOException | RuntimeException failure) {
            throw refusal(failure, file, "");
        }
    }

    /** What a library threw, said once and with its remedy. */
    static InputException refusal(Exception failure, Path file, String where) {
        Throwable cause = failure;
        for (Throwable it = failure; it != null; it = it.getCause()) {
            if (it instanceof InputException told) {
                return told;
            }
            cause = it;
        }
        String what = what(cause);
        return Unreadable.because(
                failure, file, what + where + remedy(cause), what.replaceFirst(" \\(.*", "") + where + remedy(cause));
    }

    private static String what(Throwable cause) {
        if (cause instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (cause instanceof AccessDeniedException) {
            return "it may not be opened";
        }
        if (cause instanceof EncryptedDocumentException) {
            return "it is protected by a password";
        }
        if (says(cause, "Zip bomb")) {
            return "it unpacks to far more than its size, as if made to exhaust memory";
        }
        String said = Objects.requireNonNullElse(cause.getMessage(), cause.toString());
        return "it is damaged or cut off (" + said.lines().findFirst().orElse("") + ")";
    }

    private static String remedy(Throwable cause) {
        if (cause instanceof NoSuchFileException || cause instanceof AccessDeniedException) {
            return "";
        }
        if (cause instanceof EncryptedDocumentException) {
            return "; save it without a password";
        }
        return "; open it in the program that wrote it and save it again";
    }

    private static boolean says(Throwable cause, String words) {
        return cause.getMessage() != null && cause.getMessage().contains(words);
    }
}
