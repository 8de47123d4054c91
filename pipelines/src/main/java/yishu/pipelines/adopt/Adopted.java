package yishu.pipelines.adopt;

import java.util.List;
import java.util.Map;

/**
 * A finished draft.
 *
 * @param id department/dataset
 * @param contract the text of {@code contract.yaml}
 * @param source the text of {@code source.yaml}
 * @param codeLists drafts of code lists that do not exist yet, by name
 * @param unsure what a person has to decide, in the order of the files
 * @param remarks what was looked at, and what would become of it
 * @param published how many of the observations that were looked at the draft would publish
 * @param observations how many there were
 * @param hasPersonal whether some columns are personal
 */
public record Adopted(
        String id,
        String contract,
        String source,
        Map<String, String> codeLists,
        List<String> unsure,
        List<String> remarks,
        int published,
        int observations,
        boolean hasPersonal) {
    public Adopted {
        codeLists = Map.copyOf(codeLists);
        unsure = List.copyOf(unsure);
        remarks = List.copyOf(remarks);
    }
}
