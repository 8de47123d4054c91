package yishu.pipelines.generate.write;

/**
 * Where something stands in a drop.
 *
 * @param file below the folder of the drops, with slashes
 * @param sheet of a workbook, table of a database; empty for any other file
 * @param row from 1: a row of a sheet, a line of a text, an element of its kind in an XML, a row of a Parquet file
 * @param column from 1, 0 for the whole row; the key of a JSON line or element is counted likewise
 */
public record Place(String file, String sheet, long row, int column) {
    public Place withColumn(int other) {
        return new Place(file, sheet, row, other);
    }

    public Place withRow(long other) {
        return new Place(file, sheet, other, column);
    }
}
