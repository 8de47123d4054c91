package yishu.pipelines.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import yishu.pipelines.normalize.Outcome;
import yishu.pipelines.read.Block;
import yishu.pipelines.read.Outline;
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
    Dataset<Row> raw(List<Received> files) {
        Reading how = reading;
        String id = load;
        return spark.createDataFrame(
                context().parallelize(files, files.size()).flatMap(file -> {
                    RowReader reader = how.open(file);
                    return Reading.closing(reader, map(reader, row -> raw(file, row, id)));
                }),
                CoreTable.RAW);
    }

    private static Row raw(Received file, yishu.pipelines.read.Row row, String id) {
        return RowFactory.create(
                file.hash(), row.sheet(), row.number(), row.cells().toArray(String[]::new), id);
    }

    /** Every observation of the files: a row of core, or the reason why there is none. */
    Dataset<Row> normalized(List<Received> files, StructType core) {
        Reading how = reading;
        String id = load;
        int width = core.size();
        return spark.createDataFrame(
                context().parallelize(files, files.size()).flatMap(file -> normalize(how, file, id, width)
                        .iterator()),
                outcomes(core));
    }

    private static Stream<Row> normalize(Reading how, Received file, String load, int width) {
        List<Block> blocks;
        try (RowReader first = how.open(file)) {
            blocks = Outline.of(first, how.source(file).layout(), file.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RowReader reader = how.open(file);
        TableRows rows = TableRows.of(reader, blocks, how.source(file).layout());
        Iterable<yishu.pipelines.read.TableRow> all = () -> Reading.closing(reader, rows);
        return StreamSupport.stream(all.spliterator(), false)
                .flatMap(row -> how.normalizer(file).normalize(row, file.name()).stream())
                .map(outcome -> row(outcome, file, load, width));
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

    private JavaSparkContext context() {
        return new JavaSparkContext(spark.sparkContext());
    }

    private static <A, B> Iterator<B> map(Iterator<A> rows, java.util.function.Function<A, B> function) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public B next() {
                return function.apply(rows.next());
            }
        };
    }
}
