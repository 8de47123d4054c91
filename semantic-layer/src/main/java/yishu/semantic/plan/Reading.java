package yishu.semantic.plan;

import yishu.semantic.indicator.Indicator;

/** A part read from the periods of a cell, or from those to which an operator leads. */
record Reading(Indicator part, Span span) {

    /** The column of a leg that holds its value. */
    String column() {
        String name = span.name();
        return name.isEmpty() ? part.id().toString() : part.id() + " " + name;
    }

    /** How many facts it is made of. */
    String facts() {
        return column() + " facts";
    }

    /** In how many periods it has a value. */
    String periods() {
        return column() + " periods";
    }

    /** How many periods there are. */
    String ofAll() {
        return column() + " of all periods";
    }

    /** Whether any of its periods lies where nothing is known yet, 1 or 0. */
    String beyond() {
        return column() + " beyond what is known";
    }

    /** The first period in which it has a value. */
    String first() {
        return column() + " first";
    }

    /** The last. */
    String last() {
        return column() + " last";
    }

    /** The cell's own period that leads to the first. */
    String firstOwn() {
        return span.isOwn() ? first() : column() + " first, own";
    }

    String lastOwn() {
        return span.isOwn() ? last() : column() + " last, own";
    }
}
