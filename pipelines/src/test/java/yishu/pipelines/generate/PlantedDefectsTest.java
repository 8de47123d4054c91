package yishu.pipelines.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.Problems;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.Datasets;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.normalize.CodeResolver;
import yishu.pipelines.normalize.Outcome;
import yishu.pipelines.normalize.Outcome.Rejected;
import yishu.pipelines.normalize.RowNormalizer;
import yishu.pipelines.read.Block;
import yishu.pipelines.read.Outline;
import yishu.pipelines.read.RowReader;
import yishu.pipelines.read.Sources;
import yishu.pipelines.read.TableRows;

/**
 * What can be told of a row by itself, without its table: of every department's files, the rows that carry such a defect
 * are rejected, and no others. What only a load can tell is for {@code .ci/check-defects}.
 */
class PlantedDefectsTest {
    private static final Path ROOT = Path.of(System.getProperty("yishu.root"));
    private static final Datasets CONTENT =
            Datasets.read(ROOT.resolve("pipelines/datasets"), ROOT.resolve("pipelines/codelists"), new Problems());
    private static final GeneratedDrops DROPS = GeneratedDrops.made();
    private static final Map<String, CodeResolver> RESOLVERS = new HashMap<>();
    private static final Set<String> OF_A_ROW = Set.of(
            "text_in_number",
            "unknown_region",
            "ambiguous_region",
            "region_before_merger",
            "impossible_date",
            "future_date",
            "invalid_credit_code",
            "shifted_columns",
            "truncated_line",
            "mixed_encoding");

    static {
        CONTENT.codeLists().forEach((name, list) -> RESOLVERS.put(name, new CodeResolver(list)));
    }

    @ParameterizedTest
    @CsvSource({
        "statistics/accounts",
        "statistics/bulletins",
        "finance/execution",
        "finance/banking",
        "tax/invoices",
        "market_regulation/enterprises",
        "government_services/cases",
        "hotline/calls",
        "environment/readings",
        "environment/stream",
        "grid/electricity",
    })
    void rejectsWhatIsPlantedAndNothingElse(String id) throws IOException {
        Set<String> rejected = new TreeSet<>();
        Set<String> planted = new TreeSet<>();
        int observations = 0;
        Dataset dataset = CONTENT.dataset(id);
        for (SourceSpec source : dataset.sources()) {
            for (Path file : files(dataset, source)) {
                for (Outcome outcome : outcomes(dataset, source, file)) {
                    observations++;
                    if (outcome instanceof Rejected it) {
                        rejected.add(place(file, it.place().sheet(), it.place().row()));
                    }
                }
                DROPS.defects.stream()
                        .filter(it -> DROPS.folder.resolve(it.file()).equals(file) && OF_A_ROW.contains(it.kind()))
                        .forEach(it -> planted.add(place(file, it.sheet(), it.row())));
            }
        }
        assertThat(observations).isPositive();
        assertThat(planted).isNotEmpty();
        assertThat(rejected).isEqualTo(planted);
    }

    private static String place(Path file, String sheet, long row) {
        return file.getFileName() + " " + sheet + " " + row;
    }

    private static List<Path> files(Dataset dataset, SourceSpec source) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String glob : source.files()) {
            DROPS.of(dataset.department(), "").stream()
                    .filter(it -> FileSystems.getDefault()
                            .getPathMatcher("glob:" + glob)
                            .matches(it.getFileName()))
                    .forEach(files::add);
        }
        return files;
    }

    private static List<Outcome> outcomes(Dataset dataset, SourceSpec source, Path file) throws IOException {
        RowNormalizer normalizer = new RowNormalizer(dataset.contract(), source, RESOLVERS, ZoneId.of("Asia/Shanghai"));
        List<Outcome> outcomes = new ArrayList<>();
        try (RowReader first = Sources.of(source.reading().format()).open(file, source.reading());
                RowReader second = Sources.of(source.reading().format()).open(file, source.reading())) {
            String name = file.getFileName().toString();
            List<Block> blocks = Outline.of(first, source.layout(), name);
            var rows = normalizer.of(name);
            TableRows.of(second, blocks, source.layout()).forEachRemaining(row -> outcomes.addAll(rows.normalize(row)));
        }
        return outcomes;
    }
}
