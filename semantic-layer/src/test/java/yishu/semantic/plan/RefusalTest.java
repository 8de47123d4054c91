package yishu.semantic.plan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.InputException;

/** Questions that have no answer, and what is said instead. */
class RefusalTest {
    private static final Fixture FIXTURE = new Fixture();

    @AfterAll
    static void close() {
        FIXTURE.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            SELECT region FROM indicators.economy WHERE gdp > 1 # Cannot use figure 'gdp' in WHERE: use HAVING, or a sub-query
            SELECT region FROM indicators.economy WHERE SUM(gdp) > 1 # Cannot use figure 'gdp' in WHERE
            SELECT AVG(gdp) FROM indicators.economy # Cannot use AVG(gdp): 'gdp' is defined by SUM
            SELECT SUM(gdp_per_capita) FROM indicators.economy # 'gdp_per_capita' is defined by A FORMULA
            SELECT SUM(DISTINCT gdp) FROM indicators.economy # Cannot use SUM(DISTINCT gdp): 'gdp' is defined by SUM
            SELECT COUNT(areas) FROM indicators.people # 'areas' is defined by COUNT DISTINCT
            SELECT SUM(gdp / 2) FROM indicators.economy # a figure is aggregated already
            SELECT SUM(gdp) OVER (ORDER BY year) FROM indicators.economy GROUP BY year # Cannot use SUM OVER among figures
            SELECT YOY(gdp) FROM indicators.economy # Cannot use YOY over all of time: add year to the select list, or a period to WHERE
            SELECT YOY(gdp, 2) FROM indicators.economy # Cannot use YOY: it is written YOY(figure)
            SELECT year, ROLLING(gdp) FROM indicators.economy # Cannot use ROLLING: it is written ROLLING(figure, number of periods)
            SELECT year, ROLLING(gdp, 0) FROM indicators.economy # Cannot use ROLLING: '0' is no number of periods
            SELECT year, YOY(region) FROM indicators.economy # Cannot use YOY: 'region' is no figure
            SELECT year, YOY(AVG(gdp)) FROM indicators.economy # Cannot use AVG(gdp): 'gdp' is defined by SUM
            SELECT year, YOY(UPPER(region)) FROM indicators.economy # Cannot use YOY: 'UPPER(region)' is no figure; it takes figures, operators, + - * / and numbers
            SELECT year, INDEX_TO(gdp, 'then') FROM indicators.economy # Cannot use INDEX_TO: 'then' is no period; write 2015, '2015-Q2' or '2015-03'
            SELECT year, INDEX_TO(gdp, '2022-Q1') FROM indicators.economy # is less than a period of 'gdp'; name a longer one
            SELECT SHARE(gdp, regoin) FROM indicators.economy # Cannot find column 'regoin' in 'indicators.economy'; did you mean 'region'?
            SELECT SHARE(gdp, year) FROM indicators.economy # Cannot use SHARE: 'year' is no dimension of 'economy'
            SELECT RANK_IN(gdp, region) FROM indicators.economy # Cannot use RANK_IN: a cell is not about one region; add region to the select list
            SELECT year, GROWTH(gdp) FROM indicators.economy # Cannot use GROWTH: no publisher gives it for 'gdp'; YOY works it out
            SELECT year, ROLLING(sampled, 2) FROM indicators.economy # Cannot ask for 'sampled' over several periods: it has no sum
            SELECT YOY(gdp) FROM indicators.economy WHERE year = 2024 OR region = '11' # Cannot use YOY
            SELECT year, SHARE(gdp, region) FROM indicators.economy WHERE region = '11' OR year = 2024 # Cannot look beyond region where
            SELECT region FROM indicators.economy WHERE YOY(gdp) > 1 # Cannot use figure 'gdp' in WHERE: use HAVING, or a sub-query
            SELECT GROUPING(region), gdp FROM indicators.economy GROUP BY ROLLUP(year) # Cannot use GROUPING('region'): the question does not group by it
            SELECT region, gdp FROM indicators.economy GROUP BY year # Cannot show or sort by 'region': the question does not group by it; add it to GROUP BY
            SELECT gdp, region FROM indicators.economy GROUP BY gdp # Cannot group by figure 'gdp'
            SELECT gdp FROM indicators.economy GROUP BY 3 # Cannot group by 3: there is 1 column
            SELECT year, gdp FROM indicators.economy ORDER BY 3 DESC # Cannot order by 3: there are 2 columns
            SELECT year, gdp FROM indicators.economy ORDER BY 0 # Cannot order by 0: there are 2 columns
            SELECT gdp FROM indicators.economy e JOIN core.people p ON e.region = p.area # Cannot join table 'indicators.economy' with what is no subject
            SELECT year, gdp FROM indicators.economy e JOIN indicators.people p ON e.region = p.region # Cannot use 'year' of a join: its subjects are not joined on it; add USING (year)
            SELECT gdp FROM indicators.economy e JOIN indicators.people p ON e.region > p.region # Cannot join subjects on 'e.region > p.region': they meet where a column of both is equal
            SELECT gdp FROM indicators.economy CROSS JOIN indicators.people # Cannot join subjects on nothing: say on what they share, USING (region, year)
            SELECT region, gdp FROM indicators.economy e JOIN indicators.people p USING (region, year) JOIN indicators.economy q USING (year) # Cannot use 'region' of a join: its subjects are not joined on it
            SELECT gdp FROM indicators.economy GROUP BY CUBE(year, year + 1, year + 2, year + 3, year + 4, year + 5, year + 6) # Cannot group by 128 sets of keys: 64 are the most in one question
            SELECT COUNT(*) FROM indicators.economy JOIN indicators.people USING (year) # Cannot count the cells of a join
            SELECT year, sex, gdp FROM indicators.economy JOIN indicators.people USING (region, year) # Cannot ask for 'gdp' by sex: gdp is not broken down by sex
            SELECT q.gdp FROM indicators.economy e JOIN indicators.people p USING (year) # Cannot find 'q.gdp': the question reads 'e' and 'p'
            SELECT e.population FROM indicators.economy e JOIN indicators.people p USING (year) # Cannot find column 'population' in 'indicators.economy'
            SELECT employmnt FROM indicators.economy # Cannot find column 'employmnt' in 'indicators.economy'; did you mean 'employment'?
            SELECT x.gdp FROM indicators.economy e # Cannot find 'x.gdp': the question reads 'e'
            SELECT gdp FROM indicators.econmy # Cannot find table 'indicators.econmy'; did you mean 'indicators.economy'?
            SELECT gdp FROM economy # Cannot find table 'economy'; did you mean 'indicators.economy'?
            SELECT gdp FROM indicator.economy # Cannot find table 'indicator.economy'; did you mean 'indicators'?
            SELECT vlue FROM core.economy # Column 'vlue' not found in any table; did you mean 'value'?
            SELECT value FROM core.nothing # Cannot read table 'core.nothing': no such table
            SELECT month, gdp FROM indicators.economy # Cannot find column 'month'
            SELECT sampled FROM indicators.economy # Cannot ask for 'sampled' over several periods: it has no sum; add year to the select list
            SELECT sampled FROM indicators.economy WHERE year IN (2022, 2023) # Cannot ask for 'sampled' over several periods
            SELECT employment FROM indicators.economy WHERE year = 2022 OR region = '11' # it mixes time with other columns
            SELECT sex, gdp_per_capita FROM indicators.economy # Cannot find column 'sex'
            SELECT region, gdp_per_capita FROM indicators.economy # they are known at unlike levels; add region_level = 'province' to WHERE
            SELECT gdp FROM indicators.economy WHERE region_level = 'county' # gdp is known by province and not below
            SELECT gdp FROM indicators.economy WHERE region_level = 'provinz' # Cannot find level 'provinz' of region: it has province, county; did you mean 'province'?
            SELECT gdp FROM indicators.economy WHERE region = '北京市' # Cannot find region '北京市': it is no code of region; did you mean region = '11' or region_name = '北京市'?
            SELECT gdp FROM indicators.economy WHERE region IN ('11', '1') # Cannot find region '1': it is no code of region
            SELECT region FROM indicators.people WHERE NOT region = '1100' # did you mean region = '1101' or region_name = '东城'?
            SELECT gdp FROM indicators.economy WHERE region_name = '北京' # Cannot find region_name '北京': it is no name of region; did you mean region = '11' or region_name = '北京市'?
            SELECT gdp FROM indicators.economy WHERE year = 2024 OR region_name <> '11' # did you mean region = '11' or region_name = '北京市'?
            SELECT COUNT(*) FROM indicators.people WHERE region_level IN ('county', 'town') # Cannot find level 'town' of region: it has province, county
            SELECT CASE WHEN region = 'Beijing' THEN 1 ELSE 0 END AS k, gdp FROM indicators.economy # Cannot find region 'Beijing'
            SELECT secret FROM indicators.economy # Cannot show figure 'secret': it is restricted
            DELETE FROM core.economy # Cannot answer 'DELETE': a question is one SELECT
            /* a; b */ SHOW TABLES # Cannot answer 'SHOW': a question is one SELECT
            SELECT year AS current FROM indicators.economy # A keyword that is meant as a name stands in double quotes.
            SELECT gdp FROM indicators.economy TABLESAMPLE BERNOULLI(10) # Cannot read 'TABLESAMPLE'
            SELECT gdp FROM indicators.economy WHERE period = 2024 # a period is its first day, DATE '2024-01-01', and a year is asked for by year = 2024
            SELECT gdp FROM indicators.economy e(a, b) # Cannot rename the columns of 'indicators.economy' in FROM
            SELECT FROM # Cannot read the question:
            SELECT 1; SELECT 2 # Cannot read the question:
            SELECT * FROM read_csv('/etc/passwd') # No match found for function signature read_csv
            SELECT getenv('HOME') # No match found for function signature getenv
            SELECT gdp + region FROM indicators.economy # Cannot
            SELECT e.value FROM core.economy FOR TIMESTAMP AS OF TIMESTAMP '2024-01-01 00:00:00' e, core.people p # Cannot look back from more than one moment in one question
            SELECT gdp FROM indicators.economy FOR TIMESTAMP AS OF DATE '2024-13-01' # Cannot
            """)
    void saysWhatToMend(String question, String refusal) {
        assertThatThrownBy(() -> FIXTURE.ask(question))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(refusal);
    }
}
