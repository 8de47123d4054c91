package yishu.pipelines.contract;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A column that a contract promises.
 *
 * @param line in the contract
 * @param name in {@code snake_case}
 * @param title what departments call it; its name where the contract does not say
 * @param type of its values
 * @param required whether a row without it is quarantined
 * @param concept the SDMX concept that it plays, {@code REF_AREA}
 * @param codelist the list that its codes come from
 * @param level the only level of that list whose codes it holds
 * @param format the standard that its texts keep, check character included
 * @param unit the base unit of its values, {@code CNY}; absent where the unit is a column of its own
 * @param scale decimals of a number
 * @param minimum the least value allowed
 * @param maximum the greatest value allowed
 * @param personal what it tells of a person, who is then known by a keyed hash alone
 */
public record Property(
        int line,
        String name,
        String title,
        Type type,
        boolean required,
        Optional<String> concept,
        Optional<String> codelist,
        Optional<String> level,
        Optional<Identifier> format,
        Optional<String> unit,
        int scale,
        Optional<BigDecimal> minimum,
        Optional<BigDecimal> maximum,
        Optional<Personal> personal) {

    /** The logical types of the standard that a column can have. */
    public enum Type {
        STRING,
        NUMBER,
        INTEGER,
        DATE
    }
}
