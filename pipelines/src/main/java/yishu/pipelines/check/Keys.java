package yishu.pipelines.check;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Which rows share a key. Mostly none do, and to learn that from hashes of eight bytes costs a fraction of bringing all rows
 * of a key together; where hashes agree, the keys themselves are compared.
 */
public final class Keys {
    private static final int MANY = 100_000;
    private static final String HASH = "_hash_of_key";
    private static final StructType HASHES = new StructType().add("_hash", DataTypes.LongType);

    private Keys() {}

    /** All rows whose key stands more than once, and by a rare chance some others; none at little cost if there are none. */
    public static Dataset<Row> suspects(Dataset<Row> rows, List<String> key) {
        Column hash = xxhash64(Checks.columns(key));
        List<Row> twice = rows.select(hash.as(HASH))
                .groupBy(HASH)
                .count()
                .filter(col("count").gt(1))
                .select(HASH)
                .limit(MANY + 1)
                .collectAsList();
        if (twice.isEmpty()) {
            return rows.limit(0);
        }
        if (twice.size() > MANY) {
            return rows;
        }
        Dataset<Row> hashes = rows.sparkSession().createDataFrame(twice, HASHES);
        return rows.join(broadcast(hashes), hash.equalTo(hashes.col("_hash")), "left_semi");
    }

    /** Whether no two rows have one key. */
    public static boolean areUnique(Dataset<Row> rows, List<String> key) {
        return suspects(rows, key)
                .groupBy(Checks.columns(key))
                .count()
                .filter(col("count").gt(1))
                .isEmpty();
    }
}
