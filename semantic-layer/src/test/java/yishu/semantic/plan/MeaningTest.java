package yishu.semantic.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a figure means: each question beside plain SQL, written by hand over the same facts, that must agree. */
class MeaningTest {
    private static final Fixture FIXTURE = new Fixture();

    @AfterAll
    static void close() {
        FIXTURE.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            SELECT gdp FROM indicators.economy # SELECT SUM(value) FROM "core.economy" WHERE indicator = 'gdp'
            SELECT region, gdp FROM indicators.economy ORDER BY region NULLS FIRST # SELECT region_code, SUM(value) FROM "core.economy" WHERE indicator = 'gdp' GROUP BY 1 ORDER BY 1 NULLS FIRST
            SELECT region, year, gdp FROM indicators.economy WHERE year >= 2023 ORDER BY 1, 2 # SELECT region_code, EXTRACT(YEAR FROM period), value FROM "core.economy" WHERE indicator = 'gdp' AND period >= DATE '2023-01-01' UNION ALL SELECT '13', 2023, NULL ORDER BY 1, 2
            SELECT year AS y, SUM(gdp) AS total FROM indicators.economy GROUP BY y HAVING gdp > 150 ORDER BY total DESC # SELECT EXTRACT(YEAR FROM period), SUM(value) FROM "core.economy" WHERE indicator = 'gdp' GROUP BY 1 HAVING SUM(value) > 150 ORDER BY 2 DESC
            SELECT AGGREGATE(gdp) FROM indicators.economy WHERE region = '11' # SELECT 330.75
            SELECT gdp FROM indicators.economy WHERE region = '1301' # SELECT NULL
            SELECT region, gdp FROM indicators.economy WHERE region = '1301' # SELECT 1 WHERE FALSE
            SELECT region_name, gdp FROM indicators.economy WHERE year = 2024 AND region IN ('11', '13') ORDER BY gdp DESC LIMIT 1 # SELECT '北京市', 120
            SELECT gdp FROM indicators.economy WHERE region_name = '天津市' # SELECT 90
            SELECT employment FROM indicators.economy # SELECT SUM(value) FROM "core.economy" WHERE indicator = 'employment' AND period = DATE '2023-01-01'
            SELECT region, employment FROM indicators.economy ORDER BY region # SELECT * FROM (VALUES ('11', 12), ('12', 5), ('13', NULL))
            SELECT year, employment FROM indicators.economy ORDER BY year # SELECT EXTRACT(YEAR FROM period), SUM(value) FROM "core.economy" WHERE indicator = 'employment' GROUP BY 1 ORDER BY 1
            SELECT employment, gdp FROM indicators.economy WHERE year <= 2022 # SELECT 25, 140.5
            SELECT mean_employment FROM indicators.economy # SELECT (25 + 17) / 2
            SELECT region, mean_employment FROM indicators.economy ORDER BY region # SELECT * FROM (VALUES ('11', 11), ('12', 5.5), ('13', 9))
            SELECT year, sampled FROM indicators.economy ORDER BY year # SELECT EXTRACT(YEAR FROM period), value FROM "core.economy" WHERE indicator = 'sampled' ORDER BY 1
            SELECT gdp_net FROM indicators.economy WHERE year = 2024 # SELECT 243.125 * 0.9
            SELECT region, year, gdp FROM indicators.economy WHERE region IN ('11', '12') GROUP BY ROLLUP(region, year) ORDER BY 1, 2 # SELECT region_code, EXTRACT(YEAR FROM period), SUM(value) FROM "core.economy" WHERE indicator = 'gdp' AND region_code IN ('11', '12') GROUP BY ROLLUP(1, 2) ORDER BY 1, 2
            SELECT region, year, employment FROM indicators.economy WHERE region <> '13' GROUP BY CUBE(region, year) ORDER BY 1, 2 # SELECT * FROM (VALUES ('11', 2022, 10), ('11', 2023, 12), ('11', 2024, NULL), ('11', NULL, 12), ('12', 2022, 6), ('12', 2023, 5), ('12', 2024, NULL), ('12', NULL, 5), (NULL, 2022, 16), (NULL, 2023, 17), (NULL, 2024, NULL), (NULL, NULL, 17)) ORDER BY 1, 2
            SELECT year, GROUPING(year) AS g, sampled FROM indicators.economy GROUP BY GROUPING SETS ((year), ()) ORDER BY 2, 1 # SELECT * FROM (VALUES (2022, 0, 7), (2023, 0, 70), (2024, 0, 8), (NULL, 1, NULL)) ORDER BY 2, 1
            SELECT region, GROUPING(region, year) AS g, SUM(gdp) AS total FROM indicators.economy WHERE year = 2024 GROUP BY year, ROLLUP(region) HAVING gdp > 60 ORDER BY gdp DESC # SELECT * FROM (VALUES (NULL, 2, 243.125), ('11', 0, 120), ('13', 0, 70.125))
            SELECT year, INDEX_TO(ROLLING(gdp, 1), 2022) FROM indicators.economy WHERE region = '11' ORDER BY year # SELECT * FROM (VALUES (2022, 100), (2023, CAST(110.25 AS DOUBLE) / 100.5 * 100), (2024, CAST(120 AS DOUBLE) / 100.5 * 100)) ORDER BY 1
            SELECT COUNT(*) FROM indicators.people # SELECT COUNT(*) FROM (SELECT DISTINCT area, sex, period FROM "core.people")
            SELECT MAX(year), COUNT(DISTINCT region) FROM indicators.people # SELECT 2025, 4
            SELECT region FROM indicators.economy ORDER BY region # SELECT DISTINCT region_code FROM "core.economy" ORDER BY 1
            SELECT year, COUNT(*) AS n, gdp FROM indicators.economy GROUP BY year ORDER BY year # SELECT EXTRACT(YEAR FROM period), COUNT(*), SUM(value) FROM "core.economy" WHERE indicator = 'gdp' GROUP BY 1 ORDER BY 1
            SELECT population FROM indicators.people WHERE sex = 'f' # SELECT SUM(persons) FROM "core.people" WHERE sex = 'f'
            SELECT places, areas, largest FROM indicators.people # SELECT COUNT(*), COUNT(DISTINCT area), MAX(persons) FROM "core.people"
            SELECT places, largest FROM indicators.people WHERE year = 1900 # SELECT 0, NULL
            SELECT region, year, population FROM indicators.people WHERE year = 2025 # SELECT '1101', 2025, NULL
            SELECT region, population FROM indicators.people WHERE region_level = 'province' AND year = 2023 ORDER BY 1 # SELECT * FROM (VALUES ('11', 10), ('13', 23))
            SELECT year, population FROM indicators.people WHERE region_level = 'province' AND region = '12' ORDER BY 1 # SELECT 2022, 16
            SELECT region_name, population FROM indicators.people WHERE region_level = 'province' AND year <= 2023 ORDER BY 2 DESC # SELECT * FROM (VALUES ('河北省', 23), ('天津市', 16), ('北京市', 12))
            SELECT region_level, population FROM indicators.people WHERE year = 2023 AND region IS NOT NULL # SELECT 'county', 33
            SELECT UPPER(region) || '!' AS r, gdp / 10 AS tenth FROM indicators.economy WHERE year = 2024 AND region < '13' ORDER BY r # SELECT * FROM (VALUES ('11!', 12.0), ('12!', 5.0))
            SELECT CASE WHEN region = '11' THEN 'capital' ELSE 'other' END AS kind, gdp FROM indicators.economy WHERE year = 2022 ORDER BY 1 # SELECT * FROM (VALUES ('capital', 100.5), ('other', 40))
            SELECT region, RANK() OVER (ORDER BY gdp DESC) AS place FROM indicators.economy WHERE year = 2024 AND region IS NOT NULL ORDER BY place # SELECT * FROM (VALUES ('11', 1), ('13', 2), ('12', 3))
            SELECT MAX(gdp) FROM (SELECT region, gdp FROM indicators.economy GROUP BY region) # SELECT 330.75
            WITH a AS (SELECT region, gdp FROM indicators.economy WHERE year = 2024), b AS (SELECT region, employment FROM indicators.economy WHERE year = 2023) SELECT a.region, a.gdp, b.employment FROM a JOIN b ON a.region = b.region ORDER BY 1 # SELECT * FROM (VALUES ('11', 120, 12), ('12', 50, 5))
            WITH last AS (SELECT MAX(year) AS y FROM indicators.economy) SELECT region, gdp FROM indicators.economy WHERE year = (SELECT y FROM last) ORDER BY gdp LIMIT 1 # SELECT NULL, 3
            SELECT gdp FROM indicators.economy WHERE region IN (SELECT region FROM indicators.economy WHERE year = 2024 GROUP BY region HAVING gdp > 60) # SELECT 330.75 + 70.125
            SELECT e.region, e.gdp, c.n FROM (SELECT region, gdp FROM indicators.economy) e JOIN (SELECT region_code, COUNT(*) AS n FROM core.economy GROUP BY region_code) c ON e.region = c.region_code WHERE c.n > 3 ORDER BY 1 # SELECT * FROM (VALUES ('11', 330.75, 10), ('12', 90, 5))
            SELECT region, gdp FROM indicators.economy WHERE year = 2024 UNION ALL SELECT 'all', gdp FROM indicators.economy WHERE year = 2024 ORDER BY 2 DESC LIMIT 1 # SELECT 'all', 243.125
            SELECT period, gdp FROM indicators.economy WHERE period = DATE '2022-01-01' # SELECT DATE '2022-01-01', 140.5
            SELECT sampled FROM indicators.economy WHERE period = '2022-01-01' # SELECT 7
            SELECT DISTINCT year FROM indicators.economy ORDER BY year # SELECT DISTINCT EXTRACT(YEAR FROM period) FROM "core.economy" ORDER BY 1
            SELECT p.region, p.gdp FROM indicators.economy AS p WHERE p.year = 2022 AND p.region = '12' # SELECT '12', 40
            SELECT COUNT(*) AS n, SUM(value) FROM core.economy e WHERE e.indicator = 'gdp' AND e.period >= '2024-01-01' # SELECT 4, 243.125
            SELECT SUM(persons) / COUNT(*) AS each, MAX(persons) / 2 AS half FROM core.people # SELECT 4, 5
            SELECT ABS(persons) / 4 AS fours, COUNT(*) AS n FROM core.people GROUP BY ABS(persons) / 4 ORDER BY fours # SELECT * FROM (VALUES (0, 7), (1, 3), (2, 6))
            SELECT 7 / 2, year / 10 FROM indicators.economy WHERE year = 2024 GROUP BY year # SELECT 3, 202
            SELECT a.indicator, COUNT(*) FROM core.economy a LEFT JOIN core.people b ON a.region_code = b.area GROUP BY 1 ORDER BY 1 # SELECT indicator, COUNT(*) FROM "core.economy" GROUP BY 1 ORDER BY 1
            SELECT DATE_TRUNC('year', period) AS p, gdp FROM indicators.economy GROUP BY 1 ORDER BY 1 # SELECT period, SUM(value) FROM "core.economy" WHERE indicator = 'gdp' GROUP BY 1 ORDER BY 1
            SELECT e.region, e.gdp FROM indicators.economy e WHERE EXISTS (SELECT 1 FROM core.people p WHERE p.area = '1101') AND year = 2024 ORDER BY 2 DESC LIMIT 1 # SELECT '11', 120
            SELECT gdp FROM indicators.economy WHERE NOT EXISTS (SELECT 1 FROM core.people p WHERE p.area = '1101') AND year = 2024 # SELECT NULL
            SELECT year, MAX(gdp) FROM (SELECT * FROM indicators.economy) GROUP BY year ORDER BY year LIMIT 1 # SELECT 2022, 100.5
            SELECT COALESCE(region, 'x') AS r, NULLIF(gdp, 0) g, ROUND(gdp_net, 2), CAST(year AS VARCHAR) || '年' AS y FROM indicators.economy ORDER BY 1, 4 LIMIT 2 # SELECT * FROM (VALUES ('11', 100.5, 90.45, '2022年'), ('11', 110.25, 99.23, '2023年'))
            SELECT year, LAG(gdp) OVER (ORDER BY year) AS previous FROM indicators.economy ORDER BY year # SELECT * FROM (VALUES (2022, NULL), (2023, 140.5), (2024, 112.25))
            SELECT economy.region AS region, SUM(economy.gdp) AS gdp FROM indicators.economy GROUP BY economy.region HAVING SUM(gdp) > 80 ORDER BY gdp DESC LIMIT 1000 # SELECT * FROM (VALUES ('11', 330.75), ('12', 90))
            SELECT 1 # SELECT 1
            SELECT region r, gdp g FROM indicators.economy WHERE year = 2024 ORDER BY -g, r LIMIT 1 # SELECT '11', 120
            SELECT year, -gdp AS gdp FROM indicators.economy ORDER BY gdp + 0 LIMIT 1 # SELECT 2024, -243.125
            SELECT period + INTERVAL '1' YEAR AS next_year, gdp FROM indicators.economy WHERE year = 2024 GROUP BY period # SELECT DATE '2025-01-01', 243.125
            SELECT a.year, a.gdp, b.sampled FROM (SELECT year, gdp FROM indicators.economy) a JOIN (SELECT year, sampled FROM indicators.economy) b USING (year) ORDER BY year # SELECT * FROM (VALUES (2022, 140.5, 7), (2023, 112.25, 70), (2024, 243.125, 8))
            SELECT '2024' AS which, gdp FROM indicators.economy WHERE year = 2024 UNION ALL SELECT '2022', gdp FROM indicators.economy WHERE year = 2022 ORDER BY which # SELECT * FROM (VALUES ('2022', 140.5), ('2024', 243.125))
            WITH a AS (SELECT region, gdp FROM indicators.economy) SELECT region FROM a UNION SELECT 'x' ORDER BY region DESC NULLS LAST LIMIT 1 # SELECT 'x'
            SELECT COUNT(*) FROM (SELECT region AS r FROM indicators.economy UNION SELECT 'x' ORDER BY r LIMIT 3) # SELECT 3
            SELECT gdp FROM indicators.economy WHERE year = 2024; -- of all; and of nowhere # SELECT 243.125
            SELECT ';' AS a, gdp FROM indicators.economy WHERE year = 2024 ; /* done */ # SELECT ';', 243.125
            SELECT COUNT(*) FROM core.economy e WHERE NOT EXISTS (SELECT 1 FROM core.people p WHERE SUBSTRING(p.area, 1, 2) = e.region_code) # SELECT COUNT(*) FROM "core.economy" WHERE region_code IS NULL
            SELECT SUM(value) FROM core.economy WHERE (indicator = 'gdp' OR indicator = 'secret') AND NOT (region_code = '11' AND period = DATE '2024-01-01') AND (value + 1) * 2 > 100 # SELECT SUM(value) FROM "core.economy" WHERE indicator = 'gdp' AND value > 49 AND value <> 120
            SELECT gdp FROM yishu.indicators.economy WHERE (year = 2024 OR year = 2022) AND region = '12'; # SELECT 90
            SELECT gdp FROM indicators.economy WHERE year = 2024 OR region = '12' # SELECT SUM(value) FROM "core.economy" WHERE indicator = 'gdp' AND (period = DATE '2024-01-01' OR region_code = '12')
            """)
    void figuresAreWhatPlainSqlGives(String question, String plain) {
        assertThat(Fixture.text(FIXTURE.ask(question).rows())).isEqualTo(FIXTURE.plain(plain));
    }
}
