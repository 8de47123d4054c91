package yishu.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.Problems;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.Datasets;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.normalize.CodeResolver;
import yishu.pipelines.normalize.Outcome;
import yishu.pipelines.normalize.Outcome.Fact;
import yishu.pipelines.normalize.Outcome.Rejected;
import yishu.pipelines.normalize.RowNormalizer;
import yishu.pipelines.read.Block;
import yishu.pipelines.read.Outline;
import yishu.pipelines.read.RowReader;
import yishu.pipelines.read.Sources;
import yishu.pipelines.read.TableRows;

/** The files of the invented province, read and normalized as a load does it; the figures were typed by hand. */
class SampleFilesTest {
    private static final Path ROOT = Path.of(System.getProperty("yishu.root"));
    private static final Datasets CONTENT =
            Datasets.read(ROOT.resolve("pipelines/datasets"), ROOT.resolve("pipelines/codelists"), new Problems());

    private static List<Outcome> outcomes(String id, String file) throws IOException {
        Dataset dataset = CONTENT.dataset(id);
        SourceSpec source = dataset.sources().get(0);
        Map<String, CodeResolver> resolvers = new HashMap<>();
        CONTENT.codeLists().forEach((name, list) -> resolvers.put(name, new CodeResolver(list)));
        RowNormalizer normalizer = new RowNormalizer(dataset.contract(), source, resolvers, ZoneId.of("Asia/Shanghai"));
        List<Outcome> outcomes = new ArrayList<>();
        try (RowReader first = open(dataset, source, file);
                RowReader second = open(dataset, source, file)) {
            List<Block> blocks = Outline.of(first, source.layout(), file);
            TableRows.of(second, blocks, source.layout())
                    .forEachRemaining(row -> outcomes.addAll(normalizer.of(file).normalize(row)));
        }
        return outcomes;
    }

    private static RowReader open(Dataset dataset, SourceSpec source, String file) {
        return Sources.of(source.reading().format())
                .open(dataset.folder().resolve("sample").resolve(file), source.reading());
    }

    @ParameterizedTest
    @CsvSource({
        "statistics/gdp, 县区年度数据.csv, 18, 0, 0",
        "statistics/gdp, 县区年度数据 (1).csv, 67, 1, 3",
        "statistics/population, 分县区年末常住人口.xlsx, 134, 4, 6",
        "finance/budget, 县区财政支出.xls, 134, 2, 13",
    })
    void everyCellIsAFactOrHasAReason(String dataset, String file, int facts, int missing, int rejected)
            throws IOException {
        List<Outcome> outcomes = outcomes(dataset, file);
        assertThat(outcomes).filteredOn(Fact.class::isInstance).hasSize(facts);
        assertThat(outcomes).filteredOn(Rejected.class::isInstance).hasSize(rejected);
        assertThat(outcomes)
                .filteredOn(
                        it -> it instanceof Fact fact && fact.status().name().equals("M"))
                .hasSize(missing);
    }

    @ParameterizedTest
    @CsvSource({
        "statistics/gdp, 县区年度数据.csv, 10, 2, 990222, 5860000000, preliminary, 2025-02-28T16:00:00Z",
        "statistics/gdp, 县区年度数据 (1).csv, 11, 2, 990222, 5791000000, final, 2025-11-30T16:00:00Z",
        "statistics/gdp, 县区年度数据 (1).csv, 11, 8, 990222, 3984000000, final, 2019-11-30T16:00:00Z",
        "statistics/population, 分县区年末常住人口.xlsx, 6, 4, 990101, 728500, unstated, 2025-04-30T16:00:00Z",
        "statistics/population, 分县区年末常住人口.xlsx, 8, 15, 990121, 154200, unstated, 2019-04-30T16:00:00Z",
        "finance/budget, 县区财政支出.xls, 3, 7, 990101, 8389000000, unstated, 2022-06-30T16:00:00Z",
        "finance/budget, 县区财政支出.xls, 22, 10, 990321, 314100000, unstated, 2025-06-30T16:00:00Z",
    })
    void figuresComeOutInBaseUnits(
            String dataset,
            String file,
            int row,
            int column,
            String region,
            BigDecimal value,
            String edition,
            String publishedAt)
            throws IOException {
        Fact fact = (Fact) outcomes(dataset, file).stream()
                .filter(it -> it.place().row() == row
                        && Integer.valueOf(column).equals(it.place().column()))
                .findFirst()
                .orElseThrow();
        assertThat(fact.values().get(0)).isEqualTo(region);
        assertThat((BigDecimal) fact.values().get(fact.values().size() - 1)).isEqualByComparingTo(value);
        assertThat(fact.edition()).isEqualTo(edition);
        assertThat(fact.publishedAt()).hasToString(publishedAt);
    }
}
