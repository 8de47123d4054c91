package yishu.semantic.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import yishu.semantic.engine.TableName;

/** If A is B and B is C, A is C; and what contradicts that is told with all that leads there. */
class SamenessTest {
    private static final TableName REGISTER = new TableName("core", "register");
    private static final Mention ONE = new Mention(REGISTER, "91A", "恒达", "", "", 1);
    private static final Mention TWO = new Mention(REGISTER, "91B", "永安", "", "", 1);
    private static final Mention TAX = new Mention(new TableName("core", "tax"), "", "恒达厂", "", "", 1);
    private static final Mention INSURANCE = new Mention(new TableName("core", "insurance"), "", "恒达机械", "", "", 1);

    private static Link same(Mention left, Mention right) {
        return new Link(left, right, true, true, "decision");
    }

    private static Link different(Mention left, Mention right) {
        return new Link(left, right, false, true, "decision");
    }

    private static Sameness of(Link... links) {
        return new Sameness(REGISTER, List.of(links));
    }

    @Test
    void samenessGoesOn() {
        Sameness sameness = of(same(TAX, INSURANCE), same(INSURANCE, ONE));
        assertThat(sameness.about(TAX)).containsExactly(TAX, INSURANCE, ONE);
        assertThat(sameness.path(TAX, ONE)).extracting(Link::left).containsExactly(TAX, INSURANCE);
        assertThat(sameness.path(TAX, TWO)).isEmpty();
        assertThat(sameness.clashes(TAX)).isEmpty();
    }

    @Test
    void whatIsDifferentFromOneIsDifferentFromAllThatAreTheSame() {
        Sameness sameness = of(same(TAX, INSURANCE), different(INSURANCE, TWO));
        assertThat(sameness.apart(sameness.about(TAX), TWO)).isPresent();
        assertThat(sameness.apart(sameness.about(TAX), ONE)).isEmpty();
    }

    @Test
    void differenceContradictsSamenessAroundACorner() {
        Sameness sameness = of(same(TAX, INSURANCE), same(INSURANCE, ONE), different(TAX, ONE));
        assertThat(sameness.clashes(INSURANCE))
                .singleElement()
                .hasToString(TAX + " is not " + ONE + " (decision), and yet " + TAX + " is " + INSURANCE
                        + " (decision) and " + INSURANCE + " is " + ONE + " (decision)");
    }

    @Test
    void noRecordIsTwoThingsOfTheRegisterUnlessTheseAreOne() {
        assertThat(of(same(TAX, ONE), same(TAX, TWO)).clashes(TAX))
                .singleElement()
                .satisfies(it -> assertThat(it)
                        .hasToString(ONE + " and " + TWO + " are two of the register, and yet " + TAX + " is " + ONE
                                + " (decision) and " + TAX + " is " + TWO + " (decision)"));
        assertThat(of(same(TAX, ONE), same(TAX, TWO), same(ONE, TWO)).clashes(TAX))
                .isEmpty();
    }
}
