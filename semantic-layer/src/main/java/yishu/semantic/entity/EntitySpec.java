package yishu.semantic.entity;

import java.util.List;
import java.util.Optional;
import yishu.content.CodeList;
import yishu.semantic.engine.TableName;
import yishu.semantic.indicator.Bilingual;

/**
 * A kind of thing that several departments tell of, declared in {@code entities/<name>.yaml}.
 *
 * @param register whose records are the things themselves
 * @param mentions tables whose rows are about them
 * @param places whose names many of theirs begin with
 * @param legalForms endings that tell none of them from another, the longest first: 股份有限公司
 */
public record EntitySpec(
        String name,
        Bilingual title,
        Columns register,
        List<Columns> mentions,
        Optional<CodeList> places,
        List<String> legalForms) {
    public EntitySpec {
        mentions = List.copyOf(mentions);
        legalForms = List.copyOf(legalForms);
    }

    /**
     * Where a table says which one is meant.
     *
     * @param code column of the identifier, of which the check character was tested when it was loaded
     * @param place column of the code of where it is
     * @param address column of its address
     */
    public record Columns(
            TableName table, String code, String name, Optional<String> place, Optional<String> address) {}
}
