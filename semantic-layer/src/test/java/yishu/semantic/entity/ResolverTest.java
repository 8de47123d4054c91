package yishu.semantic.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yishu.content.CodeList;
import yishu.content.Problems;
import yishu.semantic.engine.TableName;
import yishu.semantic.entity.Resolution.State;
import yishu.semantic.indicator.Bilingual;

class ResolverTest {
    private static final TableName REGISTER = new TableName("core", "register");
    private static final TableName TAX = new TableName("core", "tax");
    private static final CodeList PLACES =
            CodeList.parse(Path.of("place.csv"), "code,name,aliases\n990101,澜阳区,澜阳\n990121,望岚县,望岚\n", new Problems());
    private static final EntitySpec SPEC = new EntitySpec(
            "enterprise",
            new Bilingual("Enterprises", "市场主体"),
            new EntitySpec.Columns(REGISTER, "code", "name", Optional.of("place"), Optional.empty()),
            List.of(),
            Optional.of(PLACES),
            List.of("有限公司", "股份有限公司", "公司"));
    private static final String RUIFENG = "91990121MA0000001X";
    private static final String HENGDA = "91990101MA0000002Y";
    private static final String TWIN = "91990101MA0000003Z";

    private final Resolver resolver = new Resolver(SPEC, register());

    private static List<Mention> register() {
        List<Mention> register = new ArrayList<>();
        register.add(registered(RUIFENG, "望岚县瑞丰商贸有限公司", "990121"));
        register.add(registered(HENGDA, "澜阳区恒达机械制造股份有限公司", "990101"));
        register.add(registered("91990101MA0000004T", "澜阳区恒源机械制造股份有限公司", "990101"));
        register.add(registered(TWIN, "澜阳区永安物流有限公司", "990101"));
        register.add(registered("91990121MA0000005R", "望岚县永安物流有限公司", "990121"));
        for (int other = 0; other < 500; other++) {
            String code = String.format("91990101MB%08d", other);
            register.add(
                    registered(code, "澜阳区" + (char) ('一' + other) + "字" + (char) ('丙' + other) + "记百货有限公司", "990101"));
        }
        return register;
    }

    private static Mention registered(String code, String name, String place) {
        return new Mention(REGISTER, code, name, place, "", 1);
    }

    private Resolution resolve(String code, String name, String place) {
        return resolver.resolve(new Mention(TAX, code, name, place, "", 1));
    }

    @Test
    void codeAndNameTogetherSettleIt() {
        Resolution found = resolve(RUIFENG, "望岚县瑞丰商贸（有限公司）", "990121");
        assertThat(found.state()).isEqualTo(State.SAME);
        assertThat(found.candidates()).singleElement().satisfies(it -> assertThat(it.score())
                .isEqualTo(1));
    }

    /** None of these is settled, however likely: a person decides. */
    @ParameterizedTest
    @CsvSource({
        "91990121MA0000001X, 望岚县瑞丰商贸公司, 990121, same code",
        "91990121MA0000001X, 瑞丰商贸有限公司, 990121, same name but for place or legal form",
        "'', 望岚县瑞丰商贸有限公司, 990121, same name",
        "'', 瑞丰商贸公司, 990121, same place",
        "91990121MA0000010X, 望岚县瑞丰商贸有限公司, 990121, code differs in one place",
        "91990121MA000000X1, 望岚县瑞丰商贸有限公司, 990121, code differs in one place",
        "91990121MA0000001X, 望岚县瑞丰丰贸有限公司, 990121, name alike",
    })
    void theRightOneComesFirst(String code, String name, String place, String reason) {
        Resolution found = resolve(code, name, place);
        assertThat(found.state()).isEqualTo(State.CANDIDATE);
        assertThat(found.candidates().get(0).registered().code()).isEqualTo(RUIFENG);
        assertThat(found.candidates().get(0).score()).isGreaterThan(0.9);
        assertThat(found.candidates().get(0).reasons()).contains(reason);
    }

    /** Two registered things of one name: without a place or code nobody can tell. */
    @Test
    void twinsShareTheScore() {
        Resolution found = resolve("", "永安物流有限公司", "");
        assertThat(found.candidates()).hasSize(2).allSatisfy(it -> assertThat(it.score())
                .isBetween(0.35, 0.5));
        assertThat(resolve("", "永安物流有限公司", "990101")
                        .candidates()
                        .get(0)
                        .registered()
                        .code())
                .isEqualTo(TWIN);
    }

    /** The code is of one, the name of another: both are shown, with what speaks against them. */
    @Test
    void aCodeThatContradictsANameIsShownWithBoth() {
        Resolution found = resolve(RUIFENG, "澜阳区恒达机械制造股份有限公司", "990101");
        assertThat(found.state()).isEqualTo(State.CANDIDATE);
        assertThat(found.candidates()).anySatisfy(it -> {
            assertThat(it.registered().code()).isEqualTo(RUIFENG);
            assertThat(it.reasons()).contains("same code", "another name", "another place");
        });
    }

    @Test
    void aStrangerHasNoCandidate() {
        Resolution found = resolve("91110000MA9999999Q", "北京中关村数据研究院", "");
        assertThat(found.state()).isEqualTo(State.UNKNOWN);
        assertThat(found.candidates()).isEmpty();
    }
}
