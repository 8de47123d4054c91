package yishu.pipelines.adopt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import yishu.pipelines.contract.SourceSpec.Layout;
import yishu.pipelines.read.Row;

/**
 * How a table's place is told in {@code source.yaml}.
 *
 * @param skipUntil finds the lowest row of the header, if that is not the first row
 * @param stopAt finds the first row behind the data
 * @param header names where there is no header
 */
record LayoutDraft(Optional<String> skipUntil, Optional<String> stopAt, int headerRows, List<String> header) {
    private static final int PREFIX = 12;
    private static final Pattern WORD = Pattern.compile(
            "(?i)^\\W*(注|备注|附注|注释|说明|资料来源|数据来源|来源|数据出处|填表说明|制表|notes?|sources?|footnotes?|data from database"
                    + "|last updated)");

    static LayoutDraft of(List<Table> tables) {
        Table first = tables.get(0);
        if (first.isNamed()) {
            return new LayoutDraft(first.header() > 0 ? begin(first) : Optional.empty(), stop(tables), 1, List.of());
        }
        if (first.header() < 0) {
            int width = first.rows().stream().mapToInt(Row::width).max().orElse(0);
            List<String> names = Stream.iterate(1, it -> it <= width, it -> it + 1)
                    .map(it -> "field_" + it)
                    .toList();
            return new LayoutDraft(Optional.empty(), stop(tables), 0, names);
        }
        boolean atTop = tables.stream()
                .allMatch(it -> it.header() == it.headerRows() - 1 && it.ends().isEmpty());
        return new LayoutDraft(atTop ? Optional.empty() : skip(tables), stop(tables), first.headerRows(), List.of());
    }

    Layout layout(Map<String, Pattern> context) {
        return new Layout(
                skipUntil.map(Pattern::compile), stopAt.map(Pattern::compile), headerRows, header, List.of(), context);
    }

    /** The shortest beginning of the last row of a title that no row of the data has. */
    private static Optional<String> begin(Table table) {
        String title = table.rows().get(table.header()).text();
        List<String> data = table.data().stream().map(Row::text).toList();
        return Stream.iterate(1, it -> it <= title.length(), it -> it + 1)
                .map(it -> "^" + Patterns.literal(title.substring(0, it)))
                .filter(it -> Patterns.tells(it, List.of(title), data))
                .findFirst();
    }

    /** The shortest beginning of the header's row that no other row has. */
    private static Optional<String> skip(List<Table> tables) {
        Table first = tables.get(0);
        Row header = first.rows().get(first.header());
        List<String> wanted =
                tables.stream().map(it -> it.rows().get(it.header()).text()).toList();
        List<String> all = tables.stream()
                .flatMap(it -> it.rows().stream())
                .map(Row::text)
                .distinct()
                .toList();
        String begin = cellBegins(header) ? "^\\s*" : "^";
        for (int column = 0; column < header.width(); column++) {
            String whole = Table.cell(header, column);
            String cell = whole.strip();
            Optional<PeriodInText> dated = PeriodInText.find(cell);
            begin += whole.equals(whole.stripLeading()) || column == 0 ? "" : "\\s*";
            String shorter = dated.map(it -> Patterns.literal(it.before()) + Patterns.open(it.period()))
                    .orElse("");
            if (!shorter.isEmpty() && Patterns.tells(begin + shorter, wanted, all)) {
                return Optional.of(begin + shorter);
            }
            begin += (dated.isPresent() || Wide.isYearless(cell) ? Patterns.open(cell) : Patterns.literal(cell))
                    + (whole.equals(whole.stripTrailing()) ? "" : "\\s*")
                    + (column == header.width() - 1 ? "$" : ",");
            if (!cell.isBlank() && Patterns.tells(begin, wanted, all)) {
                return Optional.of(begin);
            }
        }
        String open = Patterns.any(wanted.stream().distinct().toList());
        return Optional.of(
                Patterns.tells(open, wanted, all)
                        ? open
                        : Patterns.these(wanted.stream().distinct().toList()));
    }

    private static boolean cellBegins(Row header) {
        return !Table.cell(header, 0).equals(Table.cell(header, 0).stripLeading());
    }

    private static Optional<String> stop(List<Table> tables) {
        List<String> ends = tables.stream()
                .flatMap(it -> it.ends().stream())
                .map(Row::text)
                .distinct()
                .toList();
        if (ends.isEmpty()) {
            return Optional.empty();
        }
        List<String> data = new ArrayList<>();
        for (Table table : tables) {
            List<Row> starts = table.ends();
            table.data().stream()
                    .filter(it -> !starts.contains(it))
                    .filter(it -> !TableFinder.NOTE.matcher(it.text()).find())
                    .map(Row::text)
                    .filter(it -> !ends.contains(it))
                    .forEach(data::add);
        }
        return Stream.of(words(ends, "\\s*[:：]"), words(ends, ""), prefixes(ends))
                .filter(it -> Patterns.tells(it, ends, data))
                .findFirst();
    }

    /** The words that notes begin with, of this file and the commonest. */
    private static String words(List<String> ends, String after) {
        Set<String> words = new LinkedHashSet<>();
        for (String end : ends) {
            Matcher word = WORD.matcher(end);
            if (word.find()) {
                words.add(Patterns.literal(word.group(1)));
            }
        }
        if (words.stream().anyMatch(it -> it.charAt(0) > 127)) {
            words.addAll(List.of("注", "资料来源", "数据来源"));
        }
        return words.isEmpty() ? prefixes(ends) : "^\\W*(" + String.join("|", words) + ")" + after;
    }

    private static String prefixes(List<String> ends) {
        List<String> begins = ends.stream().map(LayoutDraft::prefix).distinct().toList();
        return begins.size() == 1 ? "^" + begins.get(0) : "^(" + String.join("|", begins) + ")";
    }

    /** Its first signs, or the letters before a number, which is another one the next time. */
    private static String prefix(String text) {
        Matcher letters = Pattern.compile("^([A-Za-z]+)\\d").matcher(text);
        return letters.find() ? letters.group(1) : Patterns.literal(text.substring(0, Math.min(PREFIX, text.length())));
    }
}
