package yishu.pipelines.adopt;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a draft down as {@code source.yaml}. */
final class SourceText {
    private SourceText() {}

    static Page of(Draft draft, String encoding) {
        Page page = new Page("source.yaml");
        page.line("files: " + Page.scalar(draft.files()), draft.doubts().of("files"));
        page.line(
                "format: " + draft.reading().format() + (encoding.isEmpty() ? "" : "  # this file: " + encoding),
                draft.doubts().of("format"));
        draft.sheets()
                .ifPresent(it ->
                        page.line("sheets: " + Page.scalar(it), draft.doubts().of("sheets")));
        draft.reading()
                .records()
                .ifPresent(it ->
                        page.line("records: " + Page.scalar(it), draft.doubts().of("records")));
        if (!draft.reading().fields().isEmpty()) {
            page.line("fields:", draft.doubts().of("fields"));
            draft.reading().fields().forEach((name, width) -> page.line("  " + Page.scalar(name) + ": " + width));
        }
        table(page, draft);
        if (!draft.context().isEmpty()) {
            page.line("context:", draft.doubts().of("context"));
            draft.context().forEach((name, pattern) -> page.line("  " + name + ": " + Page.scalar(pattern)));
        }
        draft.unpivot()
                .ifPresent(it -> page.line(
                        "unpivot: {columns: " + Page.scalar(it.pattern()) + ", into: " + it.into() + "}",
                        draft.doubts().of("unpivot")));
        page.line("map:", draft.doubts().of("map"));
        draft.columns().stream().filter(it -> !it.mapping().isEmpty()).forEach(it -> mapping(page, it));
        if (draft.decimalComma()) {
            page.line("decimal: \",\"", draft.doubts().of("decimal"));
        }
        if (!draft.missing().isEmpty()) {
            page.line("missing: " + Page.list(draft.missing()), draft.doubts().of("missing"));
        }
        return page;
    }

    private static void table(Page page, Draft draft) {
        LayoutDraft layout = draft.layout();
        if (layout.skipUntil().isEmpty()
                && layout.stopAt().isEmpty()
                && layout.headerRows() == 1
                && draft.fillDown().isEmpty()) {
            return;
        }
        page.line("table:", draft.doubts().of("table"));
        layout.skipUntil().ifPresent(it -> page.line("  skip_until: " + Page.scalar(it)));
        layout.stopAt().ifPresent(it -> page.line("  stop_at: " + Page.scalar(it)));
        if (layout.headerRows() != 1) {
            page.line("  header_rows: " + layout.headerRows(), draft.doubts().of("header_rows"));
        }
        if (!layout.header().isEmpty()) {
            page.line("  header: " + Page.list(layout.header()));
        }
        if (!draft.fillDown().isEmpty()) {
            page.line(
                    "  fill_down: " + Page.list(draft.fillDown()),
                    draft.doubts().of("fill_down"));
        }
    }

    private static void mapping(Page page, Drafted column) {
        Map<String, List<String>> said = column.mapping();
        boolean bare = said.size() == 1 && said.containsKey("from");
        String text = bare
                ? value(said.getOrDefault("from", List.of()))
                : said.entrySet().stream()
                        .map(it -> it.getKey() + ": " + value(it.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
        page.line("  " + column.name() + ": " + text, column.sourceDoubts());
    }

    private static String value(List<String> texts) {
        return texts.size() == 1 ? Page.scalar(texts.get(0)) : Page.list(texts);
    }
}
