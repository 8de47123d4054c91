package yishu.pipelines.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import yishu.content.Code;
import yishu.pipelines.normalize.NameIndex.Kind;

/**
 * A name with some of its ancestors in front, in full or short: {@code 河北省石家庄市长安区}, {@code 河北石家庄长安区},
 * {@code 河北省/长安区}.
 */
final class QualifiedName {
    private static final Pattern SEPARATORS = Pattern.compile("[-/>|_,.·]");

    private final NameIndex index;
    private final Places places;
    private final String key;
    private final int year;

    QualifiedName(NameIndex index, Places places, String key, int year) {
        this.index = index;
        this.places = places;
        this.key = SEPARATORS.matcher(key).replaceAll("");
        this.year = year;
    }

    /** The rows in use whose own name, of one kind, ends the text after names of their ancestors. */
    List<Code> rows(Kind kind) {
        List<Code> rows = new ArrayList<>();
        for (int cut = 1; cut < key.length(); cut++) {
            String ancestors = key.substring(0, cut);
            index.named(kind, key.substring(cut)).stream()
                    .filter(row -> row.usedIn(year) && isAbove(ancestors, row))
                    .forEach(rows::add);
        }
        return rows;
    }

    private boolean isAbove(String ancestors, Code row) {
        return ancestors.isEmpty()
                || places.above(row, year)
                        .filter(above -> endsWith(ancestors, above) || isAbove(ancestors, above))
                        .isPresent();
    }

    private boolean endsWith(String ancestors, Code above) {
        for (Kind kind : Kind.values()) {
            for (String name : NameIndex.names(above, kind)) {
                if (ancestors.endsWith(name)
                        && isAbove(ancestors.substring(0, ancestors.length() - name.length()), above)) {
                    return true;
                }
            }
        }
        return false;
    }
}
