package yishu.pipelines.check;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What was there before a load.
 *
 * @param newest the newest edition of each key
 * @param vintages every edition
 */
public record Released(Dataset<Row> newest, Dataset<Row> vintages) {}
