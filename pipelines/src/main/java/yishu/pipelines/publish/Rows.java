package yishu.pipelines.publish;

import com.google.common.collect.Iterators;
import java.io.Serializable;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.normalize.FileNormalizer;
import yishu.pipelines.normalize.Outcome;
import yishu.pipelines.normalize.RowMask;
import yishu.pipelines.read.Block;
import yishu.pipelines.read.Part;
import yishu.pipelines.read.RowReader;
import yishu.pipelines.read.TableRows;

/** The rows of a load as Spark sees them: as received, and normalized. */
final class Rows {
    private final SparkSession spark;
    private final Reading reading;
    private final String load;

    Rows(SparkSession spark, Reading reading, String load) {
        this.spark = spark;
        this.reading = reading;
        this.load = load;
    }

    /** Columns behind those of core that say why a row is none; {@code problem_reason} is NULL for a sound row. */
    static StructType outcomes(StructType core) {
        return core.add("problem_property", DataTypes.StringType)
                .add("problem_text", DataTypes.StringType)
                .add("problem_reason", DataTypes.StringType)
                .add("problem_candidates", DataTypes.StringType);
    }

    /** Every row of the files as text, for {@code raw}. */
    Dataset<Row> raw(List<Intake> files) {
        Reading how = reading;
        String id = load;
        return spark.createDataFrame(
                slices(files).flatMap(slice -> {
                    RowReader reader = slice.open(how);
                    RowMask mask = how.mask(slice.file(), slice.blocks());
                    return Reading.closing(
                            reader, Iterators.transform(reader, row -> raw(slice.file(), row, mask, id)));
                }),
                CoreTable.RAW);
    }

    private static Row raw(Received file, yishu.pipelines.read.Row row, RowMask mask, String id) {
        return RowFactory.create(
                file.hash(), row.sheet(), row.number(), mask.of(row).toArray(String[]::new), id);
    }

    /** Every observation of the files: a row of core, or the reason why there is none. */
    Dataset<Row> normalized(List<Intake> files, StructType core) {
        Reading how = reading;
        String id = load;
        int width = core.size();
        return spark.createDataFrame(slices(files).flatMap(slice -> normalize(how, slice, id, width)), outcomes(core));
    }

    private static Iterator<Row> normalize(Reading how, Slice slice, String load, int width) {
        Received file = slice.file();
        RowReader reader = slice.open(how);
        TableRows rows = TableRows.of(reader, slice.blocks(), how.source(file).layout());
        FileNormalizer normalizer = how.normalizer(file).of(file.name());
        return Iterators.concat(Iterators.transform(
                Reading.closing(reader, rows),
                row -> Iterators.transform(
                        normalizer.normalize(row).iterator(), outcome -> row(outcome, file, load, width))));
    }

    /** A piece of a file, which one task reads. */
    private record Slice(Received file, Part part, @Nullable String encoding, List<Block> blocks)
            implements Serializable {
        RowReader open(Reading how) {
            return how.open(file, part, Optional.ofNullable(encoding));
        }
    }

    private JavaRDD<Slice> slices(List<Intake> files) {
        List<Slice> slices = new ArrayList<>();
        files.forEach(it -> it.parts()
                .forEach(part ->
                        slices.add(new Slice(it.file(), part, it.encoding().orElse(null), it.blocks()))));
        return new JavaSparkContext(spark.sparkContext()).parallelize(slices, slices.size());
    }

    private static Row row(Outcome outcome, Received file, String load, int width) {
        List<@Nullable Object> cells = new ArrayList<>();
        if (outcome instanceof Outcome.Fact fact) {
            for (Object value : fact.values()) {
                cells.add(value instanceof java.time.LocalDate day ? java.sql.Date.valueOf(day) : value);
            }
            cells.add(fact.period().map(Object::toString).orElse(null));
            cells.add(fact.period().map(it -> it.frequency().name()).orElse(null));
            cells.add(fact.status().name());
            cells.add(fact.footnote().isEmpty() ? null : fact.footnote());
            cells.add(fact.edition());
            cells.add(Timestamp.from(fact.publishedAt()));
            addPlace(cells, outcome.place(), file, load);
            cells.addAll(Collections.nCopies(4, null));
        } else if (outcome instanceof Outcome.Rejected rejected) {
            cells.addAll(Collections.nCopies(width - CoreTable.PLACE.size() - 1, null));
            addPlace(cells, outcome.place(), file, load);
            cells.add(rejected.property());
            cells.add(rejected.text());
            cells.add(rejected.reason());
            cells.add(String.join("; ", rejected.candidates()));
        }
        return RowFactory.create(cells.toArray());
    }

    private static void addPlace(List<@Nullable Object> cells, Outcome.Place place, Received file, String load) {
        cells.add(file.hash());
        cells.add(place.sheet());
        cells.add(place.row());
        cells.add(place.column());
        cells.add(load);
    }
}
