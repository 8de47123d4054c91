package yishu.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yishu.content.InputException;

/** What people decide on records and findings from a shell, and what anybody then asks in SQL. */
class StewardsFlowTest extends StewardsAtWork {
    StewardsFlowTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void aDecidedPairIsNoLongerOpenAndMapsItsRecordsInSql() {
        String logistics = record("candidate", "永安物流公司");
        assertThat(answer()).contains(YONGAN, YONGAN_TIANJIN);
        assertThat(decide(logistics, YONGAN, "--same", "wang")).isZero();
        assertThat(said.toString()).startsWith("Decision 1: 永安物流公司 (" + logistics + ") is 永安物流有限公司 (");

        run("entities", "enterprise", "--format", "csv", "--as", "wang");
        assertThat(answer()).doesNotContain(logistics);
        run("entities", "enterprise", "--state", "same", "--format", "csv", "--as", "wang");
        assertThat(answer()).contains("," + HENGDA + ",").contains("decision 1 by wang");

        // By hand: 20 and 3 are of 永安物流, which has no code there; the misspelt code of 4000 is not decided on.
        assertThat(ask(
                        "SELECT d.right_code, SUM(t.amount) AS amount FROM core.tax AS t JOIN (SELECT left_code, left_name,"
                                + " right_code FROM ops.entity_decisions WHERE verdict = 'same' AND left_table = 'core.tax'"
                                + " AND decision NOT IN (SELECT supersedes FROM ops.entity_decisions)) AS d"
                                + " ON COALESCE(t.code, '') = d.left_code AND t.name = d.left_name GROUP BY d.right_code",
                        "li"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get(0)).isEqualTo(YONGAN);
                    assertThat(String.valueOf(row.get(1))).isEqualTo("23");
                });
        // The register is restricted, so what repeats it is.
        assertThatThrownBy(() -> ask("SELECT * FROM ops.entity_decisions", "anonymous"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("it is restricted");
        assertThat(run("entities", "decisions", "enterprise", "--as", "anonymous"))
                .isEqualTo(1);
    }

    @Test
    void aLaterDecisionTakesThePlaceOfAnEarlierOneWhichIsKept() {
        String logistics = record("candidate", "永安物流公司");
        decide(logistics, YONGAN, "--same", "wang");
        assertThat(decide(YONGAN, logistics, "--different", "li")).isZero();
        assertThat(said.toString()).contains(" is not ", ", instead of decision 1");
        run("entities", "enterprise", "--format", "csv", "--as", "wang");
        assertThat(answer()).contains(logistics, YONGAN_TIANJIN);
        assertThat(answer().lines().filter(it -> it.startsWith(logistics)))
                .singleElement()
                .asString()
                .doesNotContain(YONGAN);
        run("entities", "decisions", "enterprise", "--format", "csv", "--as", "wang");
        assertThat(answer()).contains(",different,", ",li,", "营业执照").doesNotContain(",wang,");
        run("entities", "decisions", "enterprise", "--all", "--format", "csv", "--as", "wang");
        assertThat(answer().lines()).hasSize(3);
        assertThat(ask(
                        "SELECT decision, verdict, decided_by, score > 0.3 AND score < 0.5 AS half, supersedes"
                                + " FROM ops.entity_decisions ORDER BY decision",
                        "li"))
                .map(Object::toString)
                .containsExactly("[1, same, wang, true, 0]", "[2, different, li, true, 1]");
    }

    @Test
    void aDecisionThatContradictsOthersIsRefused() {
        String logistics = record("candidate", "永安物流公司");
        String misspelt = record("candidate", "永安物流有限公司");
        decide(logistics, YONGAN, "--same", "wang");
        decide(misspelt, YONGAN, "--same", "li");
        assertThat(decide(logistics, misspelt, "--different", "zhao")).isEqualTo(1);
        assertThat(said.toString())
                .startsWith(
                        "Cannot decide that 永安物流公司 (" + logistics + ") and 永安物流有限公司 (" + misspelt + ") are different: ")
                .contains("(decision 1 by wang)", "(decision 2 by li)")
                .endsWith("; decide on one of these first\n");
        assertThat(decide(logistics, YONGAN_TIANJIN, "--same", "zhao")).isEqualTo(1);
        assertThat(said.toString()).contains("are two of the register", "(decision 1 by wang)");
        String settled = record("same", "恒达机械有限公司");
        assertThat(decide(settled, YONGAN, "--same", "zhao")).isEqualTo(1);
        assertThat(said.toString()).contains("(same code and name)");
        assertThat(ask("SELECT COUNT(*) AS n FROM ops.entity_decisions", "li").get(0))
                .map(String::valueOf)
                .containsExactly("2");
        // Two of the register that are one: then a record may be both.
        assertThat(decide(YONGAN, YONGAN_TIANJIN, "--same", "zhao")).isZero();
        assertThat(decide(logistics, YONGAN_TIANJIN, "--same", "zhao")).isZero();
    }

    @Test
    void whatNobodyKnowsIsToldWithTheNearestName() {
        assertThat(run("entities", "decide", "enterprize", "a", "b", "--same", "--reason", "x"))
                .isEqualTo(1);
        assertThat(said.toString()).isEqualTo("Cannot find entities 'enterprize'; did you mean 'enterprise'?\n");
        assertThat(decide(HENGDA, YONGAN + "C", "--same", "wang")).isEqualTo(1);
        assertThat(said.toString()).contains("Cannot find record '" + YONGAN + "C'", "did you mean '" + YONGAN + "'?");
        assertThat(decide(HENGDA, HENGDA, "--same", "wang")).isEqualTo(1);
        assertThat(said.toString()).contains("they are one record");
        assertThat(decide(HENGDA, YONGAN, "--same", "anonymous")).isEqualTo(1);
        assertThat(said.toString()).contains("nobody is named");
        assertThat(run("entities", "decide", "enterprise", HENGDA, YONGAN, "--same"))
                .isEqualTo(1);
        assertThat(said.toString()).contains("say with --reason why");
        assertThat(run("entities", "decide", "enterprise", HENGDA, YONGAN)).isEqualTo(2);
        assertThat(run("entities")).isEqualTo(2);
        assertThat(run("entities", "decisions", "enterprise", "--format", "csv", "--as", "wang"))
                .isZero();
        assertThat(answer().lines()).hasSize(1);
    }

    @Test
    void findingsAreOnRecordOnceAndAnsweredByAPerson() {
        assertThat(run("review", "digits")).as("%s", said).isZero();
        String finding = said.toString().replaceFirst("(?s).*\\[([0-9a-f]{16})\\].*", "$1");
        assertThatThrownBy(() -> ask("SELECT * FROM ops.findings", "li")).hasMessageContaining("no such table");

        run("review", "digits", "--record");
        assertThat(said.toString()).contains("* digits: 1 put on record, 0 found no more");
        run("review", "digits", "--record");
        assertThat(said.toString()).contains("* digits: 0 put on record");
        assertThat(ask("SELECT finding, status, figure, key, period FROM ops.findings", "anonymous"))
                .map(Object::toString)
                .containsExactly("[" + finding + ", open, core.sales.amount, , ]");

        assertThat(run("review", "mark", finding, "--explained", "--reason", "万元取整", "--as", "li"))
                .isZero();
        assertThat(run("review", "findings", "--format", "csv")).isZero();
        assertThat(answer().lines()).hasSize(1);
        run("review", "findings", finding, "--format", "csv");
        assertThat(answer().lines()).hasSize(3);
        assertThat(answer()).contains(",explained,", "万元取整");
        assertThat(ask(
                        "SELECT status, reason, entered_by FROM ops.findings"
                                + " WHERE entry NOT IN (SELECT supersedes FROM ops.findings)",
                        "li"))
                .map(Object::toString)
                .containsExactly("[explained, 万元取整, li]");

        // Other amounts, another snapshot: the evidence is not what was explained.
        sales("n / 100 * 100", 500, 700);
        run("review", "digits", "--record");
        run("review", "findings", "--format", "csv");
        assertThat(answer()).contains(finding + ",open,");
        // Amounts with every digit outweigh the round ones: nothing stands out any more.
        sales("n", 1_000_000, 1_900_000);
        run("review", "digits", "--record");
        assertThat(said.toString()).contains("0 put on record, 1 found no more");
        assertThat(run("review", "mark", finding, "--confirmed", "--reason", "x"))
                .isEqualTo(1);
        assertThat(said.toString()).contains("it is gone");
        assertThat(run("review", "mark", finding.substring(1), "--confirmed", "--reason", "x"))
                .isEqualTo(1);
        assertThat(said.toString()).contains("did you mean '" + finding + "'?");
    }
}
