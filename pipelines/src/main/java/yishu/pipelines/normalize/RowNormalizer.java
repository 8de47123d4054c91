package yishu.pipelines.normalize;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.pipelines.contract.Contract;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.read.Block;
import yishu.pipelines.read.TableRow;

/**
 * Turns the rows of a department's table into rows of core: names into the codes of their date, figures into exact
 * decimals of the base unit, periods, status, footnotes, edition and date of publication. What is not certain is rejected
 * with its reason, never guessed.
 */
public final class RowNormalizer {
    private final SourceSpec source;
    private final UnreadColumns unread;
    private final LabelColumns labels;
    private final ObservationNormalizer observations;
    private final Map<Block, Map<Integer, Matched>> unpivoted = new ConcurrentHashMap<>();

    /**
     * For one shape of a dataset's files.
     *
     * @param resolvers by code list
     * @param zone the publisher's
     */
    public RowNormalizer(Contract contract, SourceSpec source, Map<String, CodeResolver> resolvers, ZoneId zone) {
        this.source = source;
        this.unread = new UnreadColumns(contract, source);
        this.labels = new LabelColumns(contract, source);
        this.observations = new ObservationNormalizer(contract, source, resolvers, zone);
    }

    /** A column that becomes rows: what goes into the field of its header, and what else is known of it. */
    private record Matched(String header, Map<String, String> fields) {}

    /** One outcome for each observation of the row: its unpivoted cells, or the row itself. */
    public List<Outcome> normalize(TableRow row, String fileName) {
        Map<String, String> texts = new HashMap<>(row.fields());
        List<String> markers = labels.take(texts);
        markers.addAll(row.block().markers());
        markers.addAll(row.labels().markers());
        texts.putAll(row.labels().fields());
        row.block().context().forEach((name, text) -> texts.put("context." + name, text));
        texts.put("file", fileName);
        texts.put("sheet", row.block().sheet());
        texts.put("notes", String.join("\n", row.block().notes()));
        if (source.unpivot().isEmpty()) {
            return List.of(misshapen(row)
                    .map(reason -> rejected(row, null, reason))
                    .orElseGet(
                            () -> observations.normalize(place(row, null), new Fields(texts, markers), row.block())));
        }
        String into = source.unpivot().get().into();
        List<Outcome> outcomes = new ArrayList<>();
        columns(row.block()).forEach((column, matched) -> {
            Fields fields = new Fields(texts, markers);
            fields.put(row.block().labels(column));
            matched.fields().forEach(fields::put);
            fields.put(into, matched.header());
            fields.put("value", row.text(column));
            if (source.unpivot().get().flagged()) {
                FlagColumn.beside(row, column).ifPresent(flag -> flag.put(fields));
            }
            outcomes.add(misshapen(row)
                    .or(() -> RowShape.lack(row, column))
                    .map(reason -> rejected(row, column, reason))
                    .orElseGet(() -> observations.normalize(place(row, column), fields, row.block())));
        });
        return outcomes;
    }

    /** Why nothing can be read from the row: it has too many cells, or ends before one that is mapped. */
    private Optional<String> misshapen(TableRow row) {
        return RowShape.surplus(row).or(() -> source.map().values().stream()
                .flatMap(mapping -> mapping.from().stream())
                .flatMap(name -> row.block().columnOf(name).stream().boxed())
                .flatMap(column -> RowShape.lack(row, column).stream())
                .findFirst());
    }

    private static Outcome rejected(TableRow row, @Nullable Integer column, String reason) {
        return new Outcome.Rejected(place(row, column), "", row.row().text(), reason, List.of());
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

    private static Outcome.Place place(TableRow row, @Nullable Integer column) {
        return new Outcome.Place(row.row().sheet(), row.row().number(), column);
    }

    private Map<Integer, Matched> columns(Block block) {
        return unpivoted.computeIfAbsent(block, this::match);
    }

    private Map<Integer, Matched> match(Block block) {
        SourceSpec.Unpivot unpivot = source.unpivot().orElseThrow();
        for (String listed : unpivot.fields().keySet()) {
            if (!block.header().contains(listed)) {
                throw new InputException("Cannot read table: it has no column '" + listed + "'"
                        + Nearest.hint(listed, block.header()) + "; its columns are "
                        + String.join(", ", block.header()));
            }
        }
        Map<Integer, Matched> columns = new TreeMap<>();
        for (int column = 1; column <= block.header().size(); column++) {
            String header = block.header().get(column - 1);
            Matcher matcher = unpivot.columns().matcher(header);
            // ２０２４年 is 2024年.
            if (matcher.find() || matcher.reset(Plain.text(header)).find()) {
                String said = matcher.groupCount() == 0 ? header : matcher.group(1);
                columns.put(column, new Matched(said, unpivot.fields().getOrDefault(header, Map.of())));
            }
        }
        return columns;
    }
}
