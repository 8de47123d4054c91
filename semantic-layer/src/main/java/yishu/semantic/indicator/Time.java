package yishu.semantic.indicator;

/** The column of a fact table that holds the first day of a fact's period, and the length of the periods. */
public record Time(String column, Frequency frequency) {}
