package yishu.pipelines.normalize;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.pipelines.contract.Contract;
import yishu.pipelines.contract.Personal;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.normalize.BoundTable.Unpivoted;
import yishu.pipelines.personal.Pseudonyms;
import yishu.pipelines.read.Block;
import yishu.pipelines.read.Row;

/**
 * Turns the rows of a department's table into rows of core: names into the codes of their date, figures into exact
 * decimals of the base unit, periods, status, footnotes, edition and date of publication. What is not certain is rejected
 * with its reason, never guessed.
 */
public final class RowNormalizer {
    private final SourceSpec source;
    private final UnreadColumns unread;
    private final LabelColumns labels;
    private final Supplier<ObservationNormalizer> observations;
    private final Persons persons;

    /**
     * For one shape of a dataset's files.
     *
     * @param resolvers by code list
     * @param zone the publisher's
     */
    public RowNormalizer(Contract contract, SourceSpec source, Map<String, CodeResolver> resolvers, ZoneId zone) {
        this(contract, source, resolvers, zone, Optional.empty());
    }

    /** @param pseudonyms what stands for persons; a contract with personal columns needs it */
    public RowNormalizer(
            Contract contract,
            SourceSpec source,
            Map<String, CodeResolver> resolvers,
            ZoneId zone,
            Optional<Pseudonyms> pseudonyms) {
        this.source = source;
        this.persons = Persons.of(contract, source, pseudonyms);
        this.unread = new UnreadColumns(contract, source);
        this.labels = new LabelColumns(contract, source);
        this.observations = () -> new ObservationNormalizer(contract, source, resolvers, zone, persons);
    }

    /** The normalizer of a file's rows. */
    public FileNormalizer of(String fileName) {
        return new FileNormalizer(this, source, observations.get(), persons, fileName);
    }

    /** What of a file's rows may be kept as it stands. */
    public RowMask mask(List<Block> blocks, String fileName) {
        return new RowMask(blocks.stream().map(it -> bind(it, fileName)).toList(), source, persons);
    }

    BoundTable bind(Block block, String fileName) {
        return BoundTable.of(
                block,
                fileName,
                source,
                labels.of(block),
                source.unpivot().isPresent() ? Optional.of(columns(block)) : Optional.empty());
    }

    /** Whether a row that lies in no table tells of someone: in a cell of its own, or in what introduces one. */
    public boolean isAbout(Row row, List<Block> blocks, BiPredicate<Personal, String> isMeant) {
        Stream<String> said = blocks.stream().flatMap(block -> persons.fields().fields().entrySet().stream()
                .filter(it -> it.getKey().startsWith("context."))
                .flatMap(it ->
                        Optional.ofNullable(block.context().get(it.getKey().substring("context.".length())))
                                .filter(text -> isMeant.test(it.getValue(), text))
                                .stream()));
        return persons.areIn(row, isMeant) || said.anyMatch(row.text()::contains);
    }

    /** How many observations each row of a table holds. */
    public int perRow(Block block) {
        return source.unpivot().isEmpty() ? 1 : columns(block).size();
    }

    /** The headers of the columns that become rows, by column from 1; none for a table that is not unpivoted. */
    public Map<Integer, String> unpivoted(Block block) {
        Map<Integer, String> headers = new TreeMap<>();
        if (source.unpivot().isPresent()) {
            columns(block)
                    .keySet()
                    .forEach(column -> headers.put(column, block.header().get(column - 1)));
        }
        return headers;
    }

    /** The columns of a table that nothing reads, but for those that only number or group its rows. */
    public List<String> unread(Block block) {
        return unread.of(block.header(), unpivoted(block).keySet());
    }

    /** The names of the fields that mappings extract beside their own texts. */
    public List<String> extracted() {
        return source.map().entrySet().stream()
                .flatMap(it -> Fields.extracted(it.getKey(), it.getValue()).stream())
                .toList();
    }

    /** Refuses a table whose own units the source contradicts or passes over; says the reason and the source's line. */
    public void agree(Block block, BiFunction<String, Integer, InputException> refusal) {
        SaidUnits.in(block, source, unpivoted(block), unread(block)).ifPresent(it -> {
            throw refusal.apply(it.reason(), it.line());
        });
    }

    private Map<Integer, Unpivoted> columns(Block block) {
        SourceSpec.Unpivot unpivot = source.unpivot().orElseThrow();
        for (String listed : unpivot.fields().keySet()) {
            if (!block.header().contains(listed)) {
                throw new InputException("Cannot read table: it has no column '" + listed + "'"
                        + Nearest.hint(listed, block.header()) + "; its columns are "
                        + String.join(", ", block.header()));
            }
        }
        Map<Integer, Unpivoted> columns = new TreeMap<>();
        for (int column = 1; column <= block.header().size(); column++) {
            String header = block.header().get(column - 1);
            Matcher matcher = unpivot.columns().matcher(header);
            // ２０２４年 is 2024年.
            if (matcher.find() || matcher.reset(Plain.text(header)).find()) {
                String said = matcher.groupCount() == 0 ? header : matcher.group(1);
                columns.put(column, new Unpivoted(said, unpivot.fields().getOrDefault(header, Map.of())));
            }
        }
        return columns;
    }
}
