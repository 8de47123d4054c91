package yishu.pipelines.read.cube;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One statement of a PX file: {@code UNITS[en]("GDP")="100 million yuan";}.
 *
 * @param language empty: the file's own
 * @param subjects what it is said of, {@code GDP}; empty: of the whole file
 * @param values what it says; a text divided over several lines is one
 * @param line where it begins
 */
record PxStatement(String keyword, String language, List<String> subjects, List<String> values, int line) {
    private static final int LONGEST_KEYWORD = 64;

    PxStatement {
        subjects = List.copyOf(subjects);
        values = List.copyOf(values);
    }

    /** The first of its values; blank if it has none. */
    String value() {
        return values.isEmpty() ? "" : values.get(0);
    }

    /** All statements up to DATA; the text is left at the first cell. */
    static List<PxStatement> upToData(PxText text) throws IOException {
        List<PxStatement> statements = new ArrayList<>();
        for (PxStatement it = next(text); !it.keyword.equals("DATA"); it = next(text)) {
            statements.add(it);
        }
        return statements;
    }

    /** The next statement; of DATA, whose cells are not read, only the keyword. */
    private static PxStatement next(PxText text) throws IOException {
        text.skipBlanks();
        int line = text.line();
        String keyword = keyword(text);
        String language = "";
        if (text.peek() == '[') {
            text.next();
            language = text.until("]=;\"\n");
            text.expect(']', keyword + "[" + language);
        }
        text.skipBlanks();
        List<String> subjects = List.of();
        if (text.peek() == '(') {
            text.next();
            subjects = list(text, ")=;");
            text.expect(')', keyword);
        }
        text.expect('=', keyword);
        if (keyword.equals("DATA")) {
            return new PxStatement(keyword, language, subjects, List.of(), line);
        }
        List<String> values = list(text, ";");
        text.expect(';', "the value of " + keyword + ", which begins in line " + line + ",");
        return new PxStatement(keyword, language, subjects, values, line);
    }

    private static String keyword(PxText text) throws IOException {
        StringBuilder keyword = new StringBuilder();
        while (isKeyword(text.peek()) && keyword.length() < LONGEST_KEYWORD) {
            keyword.append((char) text.next());
        }
        if (keyword.length() == 0) {
            String what = text.peek() == PxText.END
                    ? "the file ends without DATA"
                    : "%s stands where a keyword of PX should begin";
            throw text.refusal(text.line(), what, text.shown());
        }
        return keyword.toString().toUpperCase(Locale.ROOT);
    }

    private static boolean isKeyword(int it) {
        return "-_".indexOf(it) >= 0
                || (it >= 'A' && it <= 'Z')
                || (it >= 'a' && it <= 'z')
                || (it >= '0' && it <= '9');
    }

    /** Texts divided by commas, or by the brackets and the dash of {@code TLIST(A1,"2001"-"2004")}. */
    private static List<String> list(PxText text, String ends) throws IOException {
        List<String> list = new ArrayList<>();
        boolean continues = false;
        text.skipBlanks();
        while (text.peek() != PxText.END && ends.indexOf(text.peek()) < 0) {
            if (text.peek() == '"') {
                String part = text.quoted();
                if (continues) {
                    list.add(list.remove(list.size() - 1) + part);
                } else {
                    list.add(part);
                }
                continues = true;
            } else {
                if (",()".indexOf(text.peek()) >= 0) {
                    text.next();
                } else {
                    list.add(text.until(ends + ",()\"\n").strip());
                }
                continues = false;
            }
            text.skipBlanks();
        }
        return list;
    }
}
