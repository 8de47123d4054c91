package yishu.pipelines.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Columns of a load that nothing reads: files that have the same are told together. */
final class Unread {
    private static final int NAMED = 6;

    private final Map<List<String>, List<String>> files = new LinkedHashMap<>();

    void add(String file, List<String> columns) {
        if (!columns.isEmpty()) {
            files.computeIfAbsent(columns, it -> new ArrayList<>()).add(file);
        }
    }

    /** {@code nothing reads columns 'remark', 'clerk' of calls_1.csv and 11 more files}. */
    List<String> sentences() {
        return files.entrySet().stream()
                .map(it -> "nothing reads " + columns(it.getKey()) + " of " + names(it.getValue()))
                .toList();
    }

    private static String columns(List<String> columns) {
        String named = columns.stream().limit(NAMED).map(it -> "'" + it + "'").collect(Collectors.joining(", "));
        return (columns.size() == 1 ? "column " : "columns ") + named + more(columns.size() - NAMED, "");
    }

    private static String names(List<String> files) {
        return files.get(0) + more(files.size() - 1, files.size() == 2 ? " file" : " files");
    }

    private static String more(int count, String what) {
        return count <= 0 ? "" : " and " + count + " more" + what;
    }
}
