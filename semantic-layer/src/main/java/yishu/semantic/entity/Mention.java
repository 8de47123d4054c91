package yishu.semantic.entity;

import yishu.semantic.engine.TableName;

/**
 * What a table says of one thing, however often it does. What it does not say is empty.
 *
 * @param rows that say so
 */
public record Mention(TableName table, String code, String name, String place, String address, long rows) {}
