package yishu.pipelines.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import yishu.pipelines.contract.Contract;
import yishu.pipelines.contract.Personal;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.landing.Remnant;
import yishu.pipelines.normalize.FileNormalizer;
import yishu.pipelines.normalize.Outcome.Place;
import yishu.pipelines.normalize.RowNormalizer;
import yishu.pipelines.read.Block;
import yishu.pipelines.read.Outline;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.RowReader;
import yishu.pipelines.read.TableRows;

/** The rows of a file that are about someone, and the file without them. */
final class PersonRows {
    private final Contract contract;
    private final SourceSpec source;
    private final RowNormalizer normalizer;
    private final String name;

    PersonRows(Contract contract, SourceSpec source, RowNormalizer normalizer, String name) {
        this.contract = contract;
        this.source = source;
        this.normalizer = normalizer;
        this.name = name;
    }

    /** The places of rows, and of cells where the rest of the row is about others. */
    Set<Place> about(Path file, BiPredicate<Personal, String> isMeant) {
        Set<Place> places = new LinkedHashSet<>();
        List<Block> blocks = blocks(file);
        FileNormalizer rows = normalizer.of(name);
        read(file, all -> TableRows.of(all, blocks, source.layout())
                .forEachRemaining(row -> places.addAll(rows.about(row, isMeant))));
        read(file, all -> {
            Place before = new Place("", 0, null);
            while (all.hasNext()) {
                Row row = all.next();
                Place place = new Place(row.sheet(), row.number(), null);
                boolean inTable = blocks.stream().anyMatch(it -> it.holds(row));
                if (inTable ? places.contains(before) && goesOn(row) : isAbout(row, blocks, isMeant)) {
                    places.add(place);
                }
                before = place;
            }
        });
        return places;
    }

    /** The places of rows in which a cell is someone's, whether or not the file has the table that is described. */
    Set<Place> anywhere(Path file, BiPredicate<Personal, String> isMeant) {
        Set<Place> places = new LinkedHashSet<>();
        read(
                file,
                rows -> rows.forEachRemaining(row -> {
                    if (isAbout(row, List.of(), isMeant)) {
                        places.add(new Place(row.sheet(), row.number(), null));
                    }
                }));
        return places;
    }

    private boolean isAbout(Row row, List<Block> blocks, BiPredicate<Personal, String> isMeant) {
        return row.number() > 0 && normalizer.isAbout(row, blocks, isMeant);
    }

    private boolean goesOn(Row row) {
        return source.layout()
                .labels()
                .continued()
                .map(it -> it.matcher(row.text()).find())
                .orElse(false);
    }

    /** Writes what is left without those places; whether any row of data is. */
    boolean write(Path file, Set<Place> without, Writer out) {
        List<Block> blocks = blocks(file);
        List<Row> left = new ArrayList<>();
        Optional<String> encoding = read(
                file,
                rows -> rows.forEachRemaining(row -> {
                    if (!without.contains(new Place(row.sheet(), row.number(), null))) {
                        left.add(blanked(row, without));
                    }
                }));
        try {
            Remnant.write(out, encoding, left);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write what is left of file '" + name + "'", e);
        }
        return left.stream().anyMatch(row -> blocks.stream().anyMatch(it -> it.holds(row)));
    }

    private static Row blanked(Row row, Set<Place> cells) {
        List<String> left = new ArrayList<>(row.cells());
        for (int column = 1; column <= left.size(); column++) {
            if (cells.contains(new Place(row.sheet(), row.number(), column))) {
                left.set(column - 1, "");
            }
        }
        return new Row(row.sheet(), row.number(), left, row.merged());
    }

    private List<Block> blocks(Path file) {
        List<Block> blocks = new ArrayList<>();
        read(file, rows -> blocks.addAll(Outline.of(rows, source.layout(), name)));
        return blocks;
    }

    private Optional<String> read(Path file, java.util.function.Consumer<RowReader> reading) {
        try (RowReader rows = new LandedSource(contract, source.reading()).open(file)) {
            reading.accept(rows);
            return rows.encoding();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read file '" + name + "'", e);
        }
    }
}
