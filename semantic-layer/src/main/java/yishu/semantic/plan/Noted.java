package yishu.semantic.plan;

import yishu.semantic.indicator.Indicator;

/**
 * A column that is read for the notes and not shown: how many members a cell's part was made of, or its first or last
 * period.
 *
 * @param dimension whose members are counted; empty for the periods
 */
record Noted(Indicator part, What what, String dimension) {
    /** What of a cell's facts. */
    enum What {
        MEMBERS,
        FIRST,
        LAST
    }

    String column() {
        String words =
                what == What.MEMBERS ? dimension + " members" : what == What.FIRST ? "first period" : "last period";
        return part.id() + " " + words;
    }
}
