package yishu.pipelines.adopt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a draft down as {@code contract.yaml}. */
final class ContractText {
    private ContractText() {}

    /**
     * The text.
     *
     * @param grain the columns that tell one row from another
     * @param published the rule of publication, as YAML
     */
    static Page of(Draft draft, String fileName, List<String> grain, String published) {
        return of(draft, fileName, grain, published, true);
    }

    /** The same with personal columns as any others, for a look at the file that needs no key and keeps nothing. */
    static Page unhashed(Draft draft, String fileName, List<String> grain, String published) {
        return of(draft, fileName, grain, published, false);
    }

    private static Page of(Draft draft, String fileName, List<String> grain, String published, boolean hashes) {
        Page page = new Page("contract.yaml");
        page.line("# Drafted from " + fileName
                + ". What is marked unsure was guessed: decide it, and take the mark away.");
        page.line("apiVersion: v3.1.0")
                .line("kind: DataContract")
                .line("id: " + draft.id(), draft.doubts().of("id"));
        page.line("version: 0.1.0").line("status: draft");
        page.line("name: " + Page.scalar(draft.title()), draft.doubts().of("name"));
        page.line("schema:")
                .line("  - name: " + draft.id().replace('/', '_'))
                .line("    logicalType: object")
                .line("    properties:");
        draft.columns().forEach(it -> property(page, it, hashes));
        page.line("customProperties:");
        page.line(
                "  - {property: grain, value: " + Page.list(grain) + "}",
                draft.doubts().of("grain"));
        page.line(
                "  - {property: published, value: [" + published + "]}",
                draft.doubts().of("published"));
        page.line("  - {property: load, value: upsert}", draft.doubts().of("load"));
        boolean personal = draft.columns().stream().anyMatch(it -> it.custom().containsKey("personal"));
        page.line(
                "  - {property: classification, value: " + (personal ? "restricted" : "internal") + "}",
                draft.doubts().of("classification").stream().distinct().toList());
        return page;
    }

    private static void property(Page page, Drafted column, boolean hashes) {
        page.line("      - name: " + column.name(), column.contractDoubts());
        if (!column.businessName().isBlank()) {
            page.line("        businessName: " + Page.scalar(column.businessName()));
        }
        page.line("        logicalType: " + column.type().name().toLowerCase(Locale.ROOT));
        if (column.required()) {
            page.line("        required: true");
        }
        List<String> custom = new ArrayList<>();
        for (Map.Entry<String, String> it : column.custom().entrySet()) {
            if (hashes || !it.getKey().equals("personal")) {
                custom.add("          - {property: " + it.getKey() + ", value: " + Page.scalar(it.getValue()) + "}");
            }
        }
        column.scale().ifPresent(it -> custom.add("          - {property: scale, value: " + it + "}"));
        if (!custom.isEmpty()) {
            page.line("        customProperties:");
            custom.forEach(page::line);
        }
    }
}
