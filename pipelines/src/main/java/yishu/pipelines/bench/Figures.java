package yishu.pipelines.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Invented figures as one file, with the contract, source and code list that describe it: 2,000 places by 120 months by as
 * many industries as the rows need.
 */
final class Figures {
    private static final int PLACES = 2_000;
    private static final int FIRST_PLACE = 900_000;

    private final Path folder;
    private final String format;
    private final long rows;

    Figures(Path folder, String format, long rows) {
        this.folder = folder;
        this.format = format;
        this.rows = rows;
    }

    Path folder() {
        return folder;
    }

    Path datasets() {
        return folder.resolve("datasets");
    }

    Path codelists() {
        return folder.resolve("codelists");
    }

    Path drops() {
        return folder.resolve("drops");
    }

    Path file() {
        return drops().resolve("bench/figures." + format);
    }

    /** Writes everything, the rows with Spark itself. */
    void write(SparkSession spark) {
        Path dataset = datasets().resolve("bench/figures");
        write(dataset.resolve("contract.yaml"), resource("contract.yaml"));
        write(dataset.resolve("source.yaml"), resource("source.yaml").replace("FORMAT", format));
        write(
                codelists().resolve("place.csv"),
                IntStream.range(0, PLACES)
                        .mapToObj(place -> (FIRST_PLACE + place) + ",地区" + place + ",county,,1949,,,")
                        .collect(Collectors.joining(
                                "\n", "code,name,level,parent,valid_from,valid_to,successors,aliases\n", "\n")));
        Path parts = folder.resolve("parts");
        Dataset<Row> figures = spark.range(rows)
                .selectExpr(
                        "CAST(" + FIRST_PLACE + " + id % " + PLACES + " AS STRING) AS `地区`",
                        "date_format(add_months(DATE '2015-01-01', CAST(id DIV " + PLACES
                                + " % 120 AS INT)), 'yyyy-MM') AS `月份`",
                        "concat('I', id DIV " + PLACES * 120 + ") AS `行业`",
                        "CAST(pmod(xxhash64(id), 10000000000) / 100.0 AS DECIMAL(18, 2)) AS `金额`",
                        "CAST(pmod(xxhash64(id, 1), 5000) AS BIGINT) AS `张数`")
                .coalesce(1);
        figures.write().option("header", true).format(format).save(parts.toString());
        moveOnly(parts, file());
    }

    /** What Spark reads the file with when nothing is to be found out. */
    Dataset<Row> bare(SparkSession spark) {
        StructType schema =
                StructType.fromDDL("`地区` STRING, `月份` STRING, `行业` STRING, `金额` DECIMAL(18,2), `张数` BIGINT");
        return spark.read().schema(schema).option("header", true).format(format).load(file().toString());
    }

    long bytes() {
        try {
            return Files.size(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Figures.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void moveOnly(Path parts, Path file) {
        try (Stream<Path> written = Files.list(parts)) {
            Path part = written.filter(it -> it.getFileName().toString().startsWith("part-"))
                    .findFirst()
                    .orElseThrow();
            Files.createDirectories(file.getParent());
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
