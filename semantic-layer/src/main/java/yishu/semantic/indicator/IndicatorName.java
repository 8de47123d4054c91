package yishu.semantic.indicator;

/** The full name of an indicator: {@code provinces.gdp}. */
public record IndicatorName(String subject, String name) {
    @Override
    public String toString() {
        return subject + "." + name;
    }
}
