package yishu.pipelines.read.tree;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What stands around the records of a file, by its path from the root: {@code /meta/unit}, {@code /registry@period}.
 * What repeats there, an array or one more list of elements, is left out.
 */
final class Outside {
    private static final int LONGEST = 1 << 24;

    private final Fields fields = new Fields();
    private final Set<String> repeated = new HashSet<>();
    private int size;

    void put(String pointer, String text, Place place) {
        fields.put(pointer, text, place);
        size += text.length();
        if (size > LONGEST) {
            throw place.refusal("more than 16 MB of text stand outside its records");
        }
    }

    /** Leaves out all that has or had this path. */
    void repeats(String pointer) {
        repeated.add(pointer);
    }

    boolean isRepeated(String pointer) {
        return repeated.contains(pointer);
    }

    /** The texts by path; complete once the last record was read. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>(fields.texts());
        texts.keySet().removeIf(this::isOfRepeated);
        return texts;
    }

    boolean isOfRepeated(String pointer) {
        for (int end = pointer.length(); end > 0; end--) {
            boolean ends = end == pointer.length() || pointer.charAt(end) == '/' || pointer.charAt(end) == '@';
            if (ends && repeated.contains(pointer.substring(0, end))) {
                return true;
            }
        }
        return false;
    }
}
