package yishu.pipelines.normalize;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Optional;
import yishu.content.InputException;

/**
 * What a figure is counted in: {@code parse("亿元")} is CNY times 100000000, so {@code convert(1.5)} is 150000000.
 *
 * @param code of the base unit that the warehouse keeps: {@code CNY}, {@code PERSON}, {@code RATIO} (1 is 100 %)
 * @param factor how many of the base unit one of this unit is
 */
public record Unit(String code, BigDecimal factor) implements Serializable {
    private static final long serialVersionUID = 1L;

    public Unit {
        factor = plain(factor);
        if (factor.signum() <= 0) {
            throw new IllegalArgumentException(
                    "Cannot make unit '" + code + "': the factor " + factor + " is not above 0");
        }
    }

    /** Reads a unit as departments write it, {@code 单位：万元/人}; refuses with the nearest name what is none. */
    public static Unit parse(String text) {
        return find(text)
                .orElseThrow(() -> new InputException(
                        "Cannot read unit '" + text + "': unknown" + UnitNames.hint(Plain.dense(text))));
    }

    /** The same, or nothing. */
    public static Optional<Unit> find(String text) {
        return UnitNames.find(text);
    }

    /**
     * The unit at the end of a name: {@code 人口数(人口抽样调查)(人)} and {@code GDP_亿元} have one, {@code 人口数(人口抽样调查)} has
     * none, since only the last bracket counts.
     */
    public static Optional<UnitInName> inName(String name) {
        return UnitInName.find(name);
    }

    /** So many of this unit in the base unit, exactly. */
    public BigDecimal convert(BigDecimal value) {
        return plain(factor.compareTo(BigDecimal.ONE) == 0 ? value : value.multiply(factor));
    }

    /** Without trailing zeros or a negative scale, so that equal numbers are equal. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
