package yishu.semantic.plan;

import yishu.semantic.indicator.Indicator;

/**
 * A column that is read for the notes and not shown: how many members a cell's part was made of, its first or last period,
 * or whether a doubt is about any of its facts.
 *
 * @param dimension whose members are counted, or the doubt; empty for the periods
 * @param condition SQL that tells the facts that a doubt is about; empty for all else
 */
record Noted(Indicator part, What what, String dimension, String condition) {
    Noted(Indicator part, What what, String dimension) {
        this(part, what, dimension, "");
    }

    /** What of a cell's facts. */
    enum What {
        MEMBERS,
        FIRST,
        LAST,
        DOUBT
    }

    String column() {
        return part.id() + " "
                + switch (what) {
                    case MEMBERS -> dimension + " members";
                    case FIRST -> "first period";
                    case LAST -> "last period";
                    case DOUBT -> "objection " + dimension;
                };
    }
}
