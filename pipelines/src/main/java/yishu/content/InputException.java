package yishu.content;

/**
 * What the reader of the message can mend: content, a question, or data. Commands print the message alone and end with
 * status 1. Every other exception is ours to mend and ends with status 3.
 */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    public InputException(String message) {
        super(message);
        this.sentence = message;
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
        this.sentence = message;
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
