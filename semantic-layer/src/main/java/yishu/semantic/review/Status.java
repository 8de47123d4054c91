package yishu.semantic.review;

import java.util.Locale;

/** What has become of a finding. */
public enum Status {
    /** A question to the department, without an answer yet. */
    OPEN,
    /** The figures are right, and it is known why they stand out. */
    EXPLAINED,
    /** Something is wrong with the figures. */
    CONFIRMED,
    /** The last review did not find it any more. */
    GONE;

    static Status parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
