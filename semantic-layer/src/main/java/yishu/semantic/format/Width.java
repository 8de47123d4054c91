package yishu.semantic.format;

/** How many columns of a terminal a text takes: {@code 北京 1} takes six. */
final class Width {
    private Width() {}

    static int of(String text) {
        return text.codePoints().map(Width::of).sum();
    }

    private static int of(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(character) ? 2 : 1;
    }

    /** The blocks of East Asian wide and full-width characters. */
    private static boolean isWide(int character) {
        return between(character, 0x1100, 0x115F)
                || between(character, 0x2E80, 0x303E)
                || between(character, 0x3041, 0xA4CF)
                || between(character, 0xAC00, 0xD7A3)
                || between(character, 0xF900, 0xFAFF)
                || between(character, 0xFE30, 0xFE6F)
                || between(character, 0xFF01, 0xFF60)
                || between(character, 0xFFE0, 0xFFE6)
                || between(character, 0x1F300, 0x1FAFF)
                || between(character, 0x20000, 0x3FFFD);
    }

    private static boolean between(int character, int from, int to) {
        return from <= character && character <= to;
    }
}
