package yishu.semantic.indicator;

import java.util.List;
import java.util.Set;

/** How often a figure is observed, by its SDMX code FREQ. */
public enum Frequency {
    A,
    S,
    Q,
    M,
    D;

    /** How many months a period has; none if it is a day. */
    public int months() {
        return switch (this) {
            case A -> 12;
            case S -> 6;
            case Q -> 3;
            case M -> 1;
            case D -> 0;
        };
    }

    /** The integer time columns that a question may use beside {@code period}. */
    public List<String> columns() {
        return switch (this) {
            case A, S -> List.of("year");
            case Q -> List.of("year", "quarter");
            case M, D -> List.of("year", "quarter", "month");
        };
    }

    /** Whether these time columns, each at one value, leave one period only: year and quarter do for quarters. */
    public boolean isFixedBy(Set<String> columns) {
        return columns.contains("period")
                || switch (this) {
                    case A -> columns.contains("year");
                    case Q -> columns.contains("year") && columns.contains("quarter");
                    case M -> columns.contains("year") && columns.contains("month");
                    case S, D -> false;
                };
    }
}
