package yishu.pipelines.read.text;

import java.nio.charset.Charset;
import java.nio.file.Path;

/** Cuts a text each of whose lines is a row. */
final class LineCuts extends Cuts {
    LineCuts(Path file, long size) {
        super(file, size);
    }

    /** Whether no second byte of a sign looks like the end of a line. */
    static boolean areSafe(Charset charset) {
        return !charset.name().startsWith("UTF-16") && !charset.name().startsWith("UTF-32");
    }

    @Override
    protected boolean isBetweenRows() {
        return true;
    }

    @Override
    protected void take(byte sign) {}

    @Override
    protected boolean isIdle(byte sign) {
        return true;
    }
}
