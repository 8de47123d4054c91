package yishu.content;

import org.jspecify.annotations.Nullable;

/**
 * What the reader of the message can mend: content, a question, or data. Commands print the message alone and end with
 * status 1. Every other exception is ours to mend and ends with status 3.
 */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sentence;
    private final String discreet;

    public InputException(String message) {
        super(message);
        this.sentence = message;
        this.discreet = "";
    }

    public InputException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.sentence = message;
        this.discreet = "";
    }

    /**
     * A message about a file that may hold what not everybody may read.
     *
     * @param discreet the same message without anything that stands in the file
     */
    public InputException(String message, String discreet, @Nullable Throwable cause) {
        super(message, cause);
        this.sentence = message;
        this.discreet = discreet;
    }

    /** The message without anything that stands in the file; empty where nobody has said what that would be. */
    public String discreet() {
        return discreet;
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
