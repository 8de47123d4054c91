package yishu.pipelines.adopt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was found in a file before any column of the draft is made of it.
 *
 * @param fileName of the file
 * @param cells how its cells are judged
 * @param tables that are alike and make the dataset
 * @param profiles of the columns
 * @param wide the columns that become rows
 * @param preamble what stands above the tables
 * @param codes values of columns that look like code lists which do not exist yet, by column; filled while drafting
 */
record Seen(
        String fileName,
        Cells cells,
        List<Table> tables,
        List<Profile> profiles,
        Optional<Wide> wide,
        Preamble preamble,
        Map<String, Set<String>> codes) {

    /** Whether it is a workbook, in which cells are merged. */
    boolean isSheet() {
        return tables.stream().anyMatch(it -> !it.sheet().isEmpty());
    }
}
