package yishu.semantic.engine;

/** A table of the warehouse: {@code core.nbs_provinces}. */
public record TableName(String namespace, String name) {
    public static TableName parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 1 || dot == text.length() - 1) {
            throw new IllegalArgumentException("Cannot read table name '" + text + "': not <namespace>.<table>");
        }
        return new TableName(text.substring(0, dot), text.substring(dot + 1));
    }

    @Override
    public String toString() {
        return namespace + "." + name;
    }
}
