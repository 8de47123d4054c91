package yishu.pipelines.normalize;

/** A text without the accidents of typing: {@code "　１，２３４ （元）"} becomes {@code "1,234 (元)"}. */
public final class Plain {
    private static final int FULL_WIDTH = '！' - '!';

    private Plain() {}

    /** Half-width signs, single blanks inside, none at the ends, nothing invisible. */
    public static String text(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        boolean blank = false;
        for (int index = 0; index < text.length(); index++) {
            char sign = halfWidth(text.charAt(index));
            if (isBlank(sign)) {
                blank = true;
            } else if (!isInvisible(sign)) {
                if (blank && plain.length() > 0) {
                    plain.append(' ');
                }
                blank = false;
                plain.append(sign);
            }
        }
        return plain.toString();
    }

    /** Whether nothing is left of it: {@code text(text).isEmpty()}. */
    static boolean isBlank(String text) {
        for (int index = 0; index < text.length(); index++) {
            char sign = text.charAt(index);
            if ((sign > ' ' && sign < 127) || !(isBlank(sign) || isInvisible(sign))) {
                return false;
            }
        }
        return true;
    }

    /** The same without any blank: {@code "北　京"} becomes {@code "北京"}. */
    public static String dense(String text) {
        return text(text).replace(" ", "");
    }

    private static char halfWidth(char sign) {
        return sign >= '！' && sign <= '～' ? (char) (sign - FULL_WIDTH) : sign;
    }

    private static boolean isBlank(char sign) {
        return Character.isWhitespace(sign) || Character.isSpaceChar(sign);
    }

    private static boolean isInvisible(char sign) {
        return Character.getType(sign) == Character.FORMAT || Character.isISOControl(sign);
    }
}
