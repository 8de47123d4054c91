package yishu.pipelines.generate.write;

import java.util.Locale;

/** What a department did wrong. */
public enum Kind {
    WRONG_UNIT,
    TEXT_IN_NUMBER,
    UNKNOWN_REGION,
    AMBIGUOUS_REGION,
    REGION_BEFORE_MERGER,
    DUPLICATE,
    CONTRADICTING_DUPLICATE,
    NEGATIVE,
    IMPOSSIBLE_DATE,
    FUTURE_DATE,
    INVALID_CREDIT_CODE,
    MISSING_CREDIT_CODE,
    MISSPELT_NAME,
    TOTAL_NOT_SUM,
    SHIFTED_COLUMNS,
    TRUNCATED_LINE,
    MIXED_ENCODING,
    CONFLICTING_SOURCES,
    INFLATED_FIGURE;

    /** As it stands in {@code defects.csv}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
