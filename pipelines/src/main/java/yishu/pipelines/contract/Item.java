package yishu.pipelines.contract;

import java.util.Map;
import java.util.Optional;

/**
 * A data item that a dataset collects: rows of one of its columns, under a code of the list {@code data_item}.
 *
 * @param line in the contract
 * @param code of the item, which says what is counted of whom: {@code county_gdp}
 * @param column that holds its values
 * @param where the codes that its rows have: {@code indicator: gdp}; empty where the column holds nothing else
 * @param frequency by its SDMX letter: A, S, Q, M, D
 * @param authority the dataset whose value counts, this one's own id if it is this one; empty where the contract does not
 *     say
 */
public record Item(
        int line, String code, String column, Map<String, String> where, String frequency, Optional<String> authority) {
    public Item {
        where = Map.copyOf(where);
    }

    /** What has one authority: an item at a frequency. */
    public Key key() {
        return new Key(code, frequency);
    }

    /** An item at a frequency; {@code county_gdp by quarter}. */
    public record Key(String code, String frequency) {
        @Override
        public String toString() {
            return code + " by "
                    + switch (frequency) {
                        case "A" -> "year";
                        case "S" -> "half-year";
                        case "Q" -> "quarter";
                        case "M" -> "month";
                        default -> "day";
                    };
        }
    }
}
