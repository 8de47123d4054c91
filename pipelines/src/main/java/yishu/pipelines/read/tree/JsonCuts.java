package yishu.pipelines.read.tree;

import java.nio.file.Path;
import yishu.pipelines.read.text.Cuts;

/** Cuts a JSON that has an object on each line, in UTF-8, between two of them. */
final class JsonCuts extends Cuts {
    private int depth;
    private boolean isText;
    private boolean isEscaped;

    JsonCuts(Path file, long size) {
        super(file, size);
    }

    @Override
    protected boolean isBetweenRows() {
        return depth == 0 && !isText;
    }

    @Override
    protected boolean mayBegin(byte sign) {
        return sign == '{';
    }

    @Override
    protected boolean isIdle(byte sign) {
        return isText
                ? !isEscaped && sign != '"' && sign != '\\'
                : sign != '"' && sign != '{' && sign != '}' && sign != '[' && sign != ']';
    }

    @Override
    protected void take(byte sign) {
        if (isText) {
            isText = isEscaped || sign != '"';
            isEscaped = !isEscaped && sign == '\\';
        } else {
            switch (sign) {
                case '"' -> isText = true;
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
        }
    }
}
