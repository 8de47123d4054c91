package yishu.semantic.entity;

import java.util.List;
import yishu.semantic.engine.TableName;
import yishu.semantic.stewardship.Fingerprint;

/**
 * What a table says of one thing, however often it does. What it does not say is empty.
 *
 * @param rows that say so
 */
public record Mention(TableName table, String code, String name, String place, String address, long rows) {

    /** By which a person points at it: the same for as long as the table says the same. */
    public String id() {
        return Fingerprint.of(List.of(table.toString(), code, name, place, address));
    }

    @Override
    public String toString() {
        return name + " (" + id() + ")";
    }
}
