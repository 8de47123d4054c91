package yishu.pipelines.adopt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Patterns that find texts like given ones: {@code 2023年} and {@code 2024年} give {@code \d{4}年}. */
final class Patterns {
    private static final String SPECIAL = "\\.[]{}()*+?^$|";

    private Patterns() {}

    /** The text with its signs taken as they are. */
    static String literal(String text) {
        StringBuilder pattern = new StringBuilder();
        for (int index = 0; index < text.length(); index++) {
            char sign = text.charAt(index);
            if (sign == '\n') {
                pattern.append("\\n");
            } else {
                pattern.append(SPECIAL.indexOf(sign) >= 0 ? "\\" : "").append(sign);
            }
        }
        return pattern.toString();
    }

    /** The text with its numbers left open: four digits stay four, others are one or two. */
    static String open(String text) {
        StringBuilder pattern = new StringBuilder();
        int index = 0;
        while (index < text.length()) {
            int end = index;
            while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
                end++;
            }
            if (end > index) {
                pattern.append(digits(end - index));
                index = end;
            } else {
                pattern.append(literal(text.substring(index, index + 1)));
                index++;
            }
        }
        return pattern.toString();
    }

    private static String digits(int count) {
        return count <= 2 ? "\\d{1,2}" : "\\d{" + count + "}";
    }

    /** A pattern for the whole of any of the texts, in which numbers are left open, with a group around what counts. */
    static String any(Collection<String> texts) {
        Set<String> alternatives = new LinkedHashSet<>();
        texts.forEach(it -> alternatives.add(open(it)));
        return "^(" + String.join("|", alternatives) + ")$";
    }

    /** The same to the letter. */
    static String these(Collection<String> texts) {
        return "^(" + String.join("|", texts.stream().map(Patterns::literal).toList()) + ")$";
    }

    /** Whether the pattern finds just the wanted texts. */
    static boolean tells(String pattern, Collection<String> wanted, Collection<String> others) {
        Pattern compiled = Pattern.compile(pattern);
        List<String> found = new ArrayList<>(others);
        found.removeAll(wanted);
        return wanted.stream().allMatch(it -> compiled.matcher(it).find())
                && found.stream().noneMatch(it -> compiled.matcher(it).find());
    }
}
