package yishu.pipelines.read.tree;

/** The text of an element without the blanks and line breaks of its layout; those in a CDATA are meant, and stay. */
final class TrimmedText {
    private final StringBuilder text = new StringBuilder();
    private int meantFrom = Integer.MAX_VALUE;
    private int meantTo;

    void add(String piece, boolean isMeant) {
        if (isMeant) {
            meantFrom = Math.min(meantFrom, text.length());
            meantTo = text.length() + piece.length();
        }
        text.append(piece);
    }

    @Override
    public String toString() {
        int from = 0;
        int to = text.length();
        while (from < Math.min(to, meantFrom) && isLayout(text.charAt(from))) {
            from++;
        }
        while (to > Math.max(from, meantTo) && isLayout(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isLayout(char it) {
        return it == ' ' || it == '\t' || it == '\n' || it == '\r';
    }
}
