package yishu.pipelines.normalize;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.contract.SourceSpec.Mapping;
import yishu.pipelines.read.Block;

/**
 * The units that a file itself says, which a source must neither contradict nor pass over: a column {@code 支出（万元）} is not
 * in 亿元, and beside an SDMX {@code UNIT_MULT} of 6 the figures are millions.
 */
final class SaidUnits {
    /** So many hundredths may well be called an index, or points. */
    private static final Set<String> SHARES = Set.of("RATIO", "INDEX", "PERCENTAGE_POINT");

    private static final Set<String> TIMES = Set.of("YEAR", "DAY", "HOUR");
    private static final String MULTIPLIER = "UNIT_MULT";

    private SaidUnits() {}

    /**
     * What of a source a table contradicts.
     *
     * @param line of the source
     */
    record Contradiction(int line, String reason) {}

    /** @param unread the columns that nothing reads */
    static Optional<Contradiction> in(
            Block block, SourceSpec source, Map<Integer, String> unpivoted, List<String> unread) {
        if (source.reading().format().equals("sdmx") && unread.contains(MULTIPLIER)) {
            return Optional.of(new Contradiction(
                    source.line(),
                    "its " + MULTIPLIER + " says by which power of ten the figures are to be multiplied, and nothing"
                            + " reads it; write 'unit: \"10^{UNIT_MULT} {UNIT_MEASURE}\"'"));
        }
        return source.map().values().stream()
                .flatMap(it -> contradicted(block, it, unpivoted).stream())
                .findFirst();
    }

    private static Optional<Contradiction> contradicted(Block block, Mapping mapping, Map<Integer, String> unpivoted) {
        Optional<String> written = mapping.unit().flatMap(it -> around(it, block));
        Optional<Unit> unit = written.flatMap(Unit::find);
        if (unit.isEmpty() || mapping.extract().isPresent()) {
            return Optional.empty();
        }
        Stream<String> read = mapping.from().contains("value")
                ? new TreeMap<>(unpivoted).values().stream()
                : mapping.from().stream().filter(block.header()::contains);
        return read.filter(header ->
                        said(header).filter(it -> differ(it.unit(), unit.get())).isPresent())
                .findFirst()
                .map(header -> new Contradiction(
                        mapping.line(),
                        "its column '" + header + "' says another unit than '" + written.get()
                                + "'; if its header is wrong, name the column anew by table.header"));
    }

    /** The unit with what stands around the table; nothing where it depends on the row. */
    private static Optional<String> around(String template, Block block) {
        String filled = template;
        for (String name : Fields.placeholders(template)) {
            String text = name.startsWith("context.") ? block.context().get(name.substring("context.".length())) : null;
            if (text == null) {
                return Optional.empty();
            }
            filled = filled.replace("{" + name + "}", text);
        }
        return Optional.of(filled);
    }

    /** A word behind an underscore may be a unit by chance: {@code fee_year}; one that is not Latin is none. */
    private static Optional<UnitInName> said(String header) {
        return Unit.inName(header).filter(it -> !it.text().matches("\\w+") || header.matches(".*[)\\]）】]\\W*"));
    }

    /** (年) and (日) may say how often, and what counts things may count persons. */
    private static boolean differ(Unit said, Unit written) {
        if (said.code().equals(written.code())) {
            return said.factor().compareTo(written.factor()) != 0;
        }
        boolean counts = said.code().equals("NUMBER") || written.code().equals("NUMBER");
        return !TIMES.contains(said.code())
                && !(SHARES.contains(said.code()) && SHARES.contains(written.code()))
                && !(counts && said.factor().compareTo(written.factor()) == 0);
    }
}
