package yishu.pipelines.generate.write;

import java.util.Locale;

/** How a defect should be found. */
public enum Found {
    /** The row or figure cannot be read for what it is, or contradicts another: it is set aside. */
    QUARANTINE,
    /** A rule of the contract, such as a sum of parts, sets it aside. */
    CHECK,
    /** Two departments say different things of one figure; both are published and the difference is told. */
    CONFLICT,
    /** Only a comparison over several tables, or over time, makes one doubt it. */
    CONSISTENCY;

    /** As it stands in {@code defects.csv}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
