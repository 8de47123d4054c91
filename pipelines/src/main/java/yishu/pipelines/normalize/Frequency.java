package yishu.pipelines.normalize;

/** How often a figure is observed, by its SDMX letter: a year, a half-year, a quarter, a month, a day. */
public enum Frequency {
    A(12, "a year"),
    S(6, "a half-year"),
    Q(3, "a quarter"),
    M(1, "a month"),
    D(0, "a day");

    private final int months;
    private final String words;

    Frequency(int months, String words) {
        this.months = months;
        this.words = words;
    }

    /** Months in a period; 0 for a day. */
    int months() {
        return months;
    }

    String words() {
        return words;
    }
}
