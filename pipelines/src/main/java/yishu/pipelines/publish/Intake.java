package yishu.pipelines.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.normalize.RowNormalizer;
import yishu.pipelines.read.Block;
import yishu.pipelines.read.Outline;
import yishu.pipelines.read.Part;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.RowReader;
import yishu.pipelines.read.TableRows;

/**
 * The first look at a file of a load, before anything is written: what stands in it, and whether it is what the source
 * describes.
 *
 * @param file the file
 * @param bytes its size
 * @param blocks the tables found in it
 * @param parts that are read beside each other
 * @param observations how many will have to be published or quarantined
 */
record Intake(Received file, long bytes, List<Block> blocks, List<Part> parts, long observations) {
    private static final long PART = 16L << 20;

    /** Looks; throws an {@link InputException} for a file that cannot be read or has another header. */
    static Intake look(Received file, Dataset dataset, RowNormalizer normalizer) {
        SourceSpec source = dataset.sources().get(file.source());
        Path path = Path.of(file.landed());
        boolean isPersonal = dataset.contract().isPersonal();
        LandedSource landed = new LandedSource(dataset.contract(), source.reading());
        try {
            Outlined outlined = Outlined.of(path, landed, source, file.name());
            List<Block> found = outlined.blocks();
            // What stands below a table may be more of its rows.
            List<Block> blocks =
                    isPersonal ? found.stream().map(Block::withoutNotes).toList() : found;
            blocks.forEach(block -> fits(block, source, dataset, file.name(), normalizer));
            long observations = observations(file, landed, blocks, source, normalizer);
            if (observations == 0) {
                String what = "Cannot read file '" + file.name() + "': no row stands below its header";
                String mend = "; take it back, or send it with its figures";
                throw new InputException(
                        what + ", " + String.join(", ", blocks.get(0).header()) + mend, what + mend, null);
            }
            return new Intake(file, Files.size(path), blocks, outlined.parts(), observations);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read file '" + file.name() + "'", e);
        } catch (InputException e) {
            String said = (isPersonal ? LandedSource.message(e, file.name()) : e.getMessage())
                    .replace(file.hash(), file.name());
            String where = dataset.sourceFile() + ":";
            throw new InputException(
                    said.contains(where)
                            ? said
                            : said + " (" + (said.contains(file.name()) ? "" : file.name() + ", ") + "described at "
                                    + where + source.line() + ")",
                    isPersonal ? null : e);
        }
    }

    /** The same for rows that are known, of which each is a record of its own: what a record lacks is blank. */
    static Intake of(
            Received file, long bytes, Part whole, List<Row> rows, SourceSpec source, RowNormalizer normalizer) {
        List<Block> blocks = Outline.of(rows.iterator(), source.layout(), file.name());
        long observations = blocks.stream()
                .mapToLong(block -> block.rows() * normalizer.perRow(block))
                .sum();
        return new Intake(file, bytes, blocks, List.of(whole), observations);
    }

    /** The columns that nothing reads. */
    List<String> unread(RowNormalizer normalizer) {
        return blocks.stream()
                .flatMap(block -> normalizer.unread(block).stream())
                .distinct()
                .toList();
    }

    /** How many there are; where rows are joined, only who joins them can tell. */
    private static long observations(
            Received file, LandedSource landed, List<Block> blocks, SourceSpec source, RowNormalizer normalizer)
            throws IOException {
        if (!source.layout().labels().joinRows()) {
            return blocks.stream()
                    .mapToLong(block -> block.rows() * normalizer.perRow(block))
                    .sum();
        }
        try (RowReader again = landed.open(Path.of(file.landed()))) {
            long observations = 0;
            TableRows rows = TableRows.of(again, blocks, source.layout());
            while (rows.hasNext()) {
                observations += normalizer.perRow(rows.next().block());
            }
            return observations;
        }
    }

    /** The tables of a file, and the parts in which it is read. */
    private record Outlined(List<Block> blocks, List<Part> parts) {
        static Outlined of(Path path, LandedSource landed, SourceSpec source, String name) throws IOException {
            List<Part> parts = isCut(source.layout()) ? landed.parts(path, PART) : List.of(Part.WHOLE);
            if (parts.size() > 1) {
                return new Outlined(Outline.of(parts, it -> landed.open(path, it), source.layout(), name), parts);
            }
            try (RowReader rows = landed.open(path, parts.get(0))) {
                List<Block> blocks = Outline.of(rows, source.layout(), name);
                return new Outlined(
                        blocks, List.of(Part.WHOLE.in(rows.encoding().orElse(null))));
            }
        }

        /** Cells and rows that lean on those above them need all that is above. */
        private static boolean isCut(SourceSpec.Layout layout) {
            return layout.fillDown().isEmpty() && !layout.labels().joinRows();
        }
    }

    /** Of its text, if that was a question. */
    Optional<String> encoding() {
        return Optional.ofNullable(parts.get(0).encoding());
    }

    private static void fits(Block block, SourceSpec source, Dataset dataset, String name, RowNormalizer normalizer) {
        List<String> known = new ArrayList<>(block.header());
        block.context().keySet().forEach(it -> known.add("context." + it));
        known.addAll(source.layout().labels().headings().keySet());
        block.labels().values().forEach(labels -> known.addAll(labels.fields().keySet()));
        known.addAll(List.of("file", "sheet", "notes"));
        known.addAll(normalizer.extracted());
        source.unpivot().ifPresent(unpivot -> {
            known.add(unpivot.into());
            known.add("value");
            unpivot.fields().values().forEach(fields -> known.addAll(fields.keySet()));
        });
        if (normalizer.perRow(block) == 0) {
            String what = "Cannot read file '" + name + "': none of its columns is like "
                    + source.unpivot().orElseThrow().columns() + " (" + dataset.sourceFile() + ":" + source.line()
                    + ")";
            throw new InputException(what + "; they are " + String.join(", ", block.header()), what, null);
        }
        normalizer.agree(
                block,
                (reason, line) -> new InputException(
                        "Cannot read file '" + name + "': " + reason + " (" + dataset.sourceFile() + ":" + line + ")"));
        source.map().forEach((property, mapping) -> {
            mapping.from().stream()
                    .filter(it -> block.columnOf(it + " (2)").isPresent())
                    .findFirst()
                    .ifPresent(it -> {
                        throw new InputException("Cannot read file '" + name + "': several of its columns are called '"
                                + it + "'; tell them apart by table.header (" + dataset.sourceFile() + ":"
                                + mapping.line() + ")");
                    });
            boolean found =
                    mapping.constant().isPresent() || mapping.from().stream().anyMatch(known::contains);
            if (!found) {
                String wanted = mapping.from().get(0);
                String what = "Cannot read file '" + name + "': it has no column '" + wanted + "' for '" + property
                        + "' (" + dataset.sourceFile() + ":" + mapping.line() + ")";
                throw new InputException(
                        what + Nearest.hint(wanted, known) + "; its columns are " + String.join(", ", block.header()),
                        what,
                        null);
            }
        });
    }
}
