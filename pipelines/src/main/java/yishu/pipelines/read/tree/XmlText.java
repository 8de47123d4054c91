package yishu.pipelines.read.tree;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;

/** The text of an XML, in which no tag and no text may be longer than memory bears. */
final class XmlText extends FilterReader {
    private final Path file;
    private int line = 1;
    private int length;
    private boolean ended;

    XmlText(Path file, Reader text) {
        super(text);
        this.file = file;
    }

    /** Whether all of it was asked for, and more. */
    boolean hasEnded() {
        return ended;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] into, int from, int most) throws IOException {
        int count = super.read(into, from, most);
        ended = count < 0;
        for (int at = from; at < from + count; at++) {
            length = into[at] == '<' ? 0 : length + 1;
            line += into[at] == '\n' ? 1 : 0;
        }
        if (length > Budget.MOST) {
            throw Place.line(file, line).refusal("a tag or text is longer than 16 MB");
        }
        return count;
    }
}
