package yishu.semantic.indicator;

import java.util.Locale;

/**
 * Who may see data at all, from everybody to few: 公开, 内部, 敏感. State secrets have no place here; files marked so are
 * refused.
 */
public enum Classification {
    PUBLIC,
    INTERNAL,
    RESTRICTED;

    /** Reads {@code public}; data without a mark is internal. */
    public static Classification of(String text) {
        return text.isEmpty() ? INTERNAL : valueOf(text.toUpperCase(Locale.ROOT));
    }

    public boolean isAbove(Classification other) {
        return compareTo(other) > 0;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
