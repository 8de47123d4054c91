package yishu.pipelines.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the rows of a load must satisfy beyond their types: one rule of {@code quality} in a contract. */
public interface Check {
    /** What it is called in reports. */
    String name();

    /** What happens when it fails. */
    Severity severity();

    /** Where it stands in the contract. */
    int line();

    /** What a failed check does. */
    enum Severity {
        /** The rows at fault are kept aside with the finding, the others are published. */
        QUARANTINE,
        /** Nothing of the load is published. */
        REFUSE
    }

    /** A number lies within bounds where the conditions hold. */
    record Range(
            int line,
            String name,
            Severity severity,
            String column,
            Map<String, String> where,
            Optional<BigDecimal> minimum,
            Optional<BigDecimal> maximum)
            implements Check {
        /** What the numbers should be, in words: {@code at least 0 at most 100}. */
        public String bounds() {
            return Stream.of(
                            minimum.map(it -> "at least " + it.toPlainString()),
                            maximum.map(it -> "at most " + it.toPlainString()))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(" "));
        }
    }

    /**
     * A whole equals the sum of its parts, within a relative tolerance, for each combination of the other keys.
     *
     * @param column whose codes are the whole and the parts
     * @param whole the code of the whole
     * @param parts the codes of the parts; empty: the children of the whole in its code list
     */
    record SumOfParts(
            int line,
            String name,
            Severity severity,
            String column,
            String whole,
            List<String> parts,
            BigDecimal tolerance)
            implements Check {}

    /** A key's value differs from the last release by at most a share of it. */
    record Change(int line, String name, Severity severity, Map<String, String> where, BigDecimal tolerance)
            implements Check {}

    /**
     * A published volume index (上年=100) must go with the growth of the value at current prices: the deflator that the
     * two imply is about the same everywhere in a year, and the index belongs to the year that it stands in.
     *
     * @param where finds the rows of the index
     * @param level finds the rows of the value at current prices, of which each source is tried
     * @param lowest the least implied deflator that is believed
     * @param highest the greatest
     */
    record VolumeIndex(
            int line,
            String name,
            Severity severity,
            Map<String, String> where,
            Map<String, String> level,
            BigDecimal lowest,
            BigDecimal highest)
            implements Check {}
}
