package yishu.pipelines.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a personal column tells of a person. Two columns of one type hold the same hash for the same person, whichever
 * department sent them; columns of two types never do.
 */
public enum Personal {
    ID_NUMBER(Identifier.GB11643),
    /** Of a sole trader or another person; that of a company is not personal. */
    CREDIT_CODE(Identifier.GB32100),
    PASSPORT,
    NAME,
    PHONE,
    EMAIL,
    ADDRESS,
    ACCOUNT,
    PLATE,
    FREE_TEXT;

    private final Optional<Identifier> format;

    Personal() {
        this.format = Optional.empty();
    }

    Personal(Identifier format) {
        this.format = Optional.of(format);
    }

    /** The standard that its texts keep, if there is one. */
    public Optional<Identifier> format() {
        return format;
    }

    /** As contracts write it: {@code id_number}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All of them, as contracts write them. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(Personal::text).toList();
    }

    public static Optional<Personal> of(String text) {
        return Arrays.stream(values()).filter(it -> it.text().equals(text)).findFirst();
    }
}
