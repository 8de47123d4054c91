package yishu.pipelines.read.tree;

import java.util.List;

/** A piece of a JSON or XML that memory holds. */
sealed interface Tree {
    /** A text, number or truth value as it was written; blank for {@code null}. */
    record Value(String text) implements Tree {}

    /** A JSON array. */
    record Items(List<Tree> items) implements Tree {}

    /**
     * A JSON object, or an XML element with its attributes (as {@code @name}) and child elements.
     *
     * @param text what stands in the element beside its children
     * @param fields in order; a child element that repeats is there several times
     */
    record Branch(String text, List<Field> fields) implements Tree {}

    /** A named piece of a {@link Branch}. */
    record Field(String name, Tree value) {}

    default boolean isNull() {
        return this instanceof Value value && value.text().isEmpty();
    }
}
