package yishu.semantic.indicator;

/** How a figure is made for several periods out of its value in each: flows are summed, stocks are not. */
public enum OverTime {
    /** Of all facts of the periods: a year's production is the sum of its months'. */
    SUM,
    /** The value at the last period that has any: employment of a year is that of its end. */
    LAST,
    /** The mean over the periods of the value in each. */
    AVERAGE,
    /** There is no such figure; a question must name one period. */
    NONE
}
