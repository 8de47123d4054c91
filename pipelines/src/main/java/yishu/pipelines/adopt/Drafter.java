package yishu.pipelines.adopt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import yishu.pipelines.contract.Property;

/** Drafts the columns of a table out of what stands in the columns of the file. */
final class Drafter {
    private static final int SHOWN = 5;

    private final DraftedColumns drafted;
    private final Seen seen;
    private final Lists lists;
    private final Naming naming;

    Drafter(Seen seen, Lists lists, Glossary glossary, Draft.Doubts doubts) {
        this.drafted = new DraftedColumns(seen, lists, glossary, doubts);
        this.seen = seen;
        this.lists = lists;
        this.naming = drafted.naming;
    }

    List<Drafted> columns() {
        seen.wide().ifPresent(wide -> seen.profiles().stream()
                .filter(it -> wide.columns().contains(it.column()))
                .forEach(drafted.taken::add));
        seen.profiles().stream().filter(it -> it.isBlank() && it.isUnnamed()).forEach(drafted.taken::add);
        LabelDrafter labels = new LabelDrafter(drafted);
        labels.compound();
        new PeriodDrafter(drafted).draft();
        new FigureDrafter(drafted, labels).draft();
        seen.wide().ifPresent(new WideDrafter(drafted)::draft);
        sheet();
        places();
        return drafted.columns;
    }

    Set<String> contexts() {
        return drafted.contexts;
    }

    List<String> fillDown() {
        return drafted.fillDown;
    }

    private void sheet() {
        List<String> sheets =
                seen.tables().stream().map(Table::sheet).distinct().toList();
        boolean used = drafted.columns.stream()
                .anyMatch(it -> it.mapping().getOrDefault("from", List.of()).contains("sheet"));
        if (sheets.size() > 1 && !used) {
            Drafted column = new Drafted(naming.take("table_name"), "", Property.Type.STRING).from("sheet");
            column.doubtContract("each sheet is a table of its own; name what tells them apart: "
                    + sheets.stream().limit(SHOWN).collect(Collectors.joining(", ")));
            drafted.add(column);
        }
    }

    /** Of several columns of places, the finest is where a figure is about; names beside codes only repeat them. */
    private void places() {
        Map<Drafted, Long> fine = new LinkedHashMap<>();
        for (Drafted column : drafted.columns) {
            Optional.ofNullable(column.custom().get("codelist"))
                    .filter(lists::isOfPlaces)
                    .ifPresent(list -> {
                        List<String> from = column.mapping().getOrDefault("from", List.of());
                        long distinct = seen.profiles().stream()
                                .filter(it -> from.contains(it.name()))
                                .mapToLong(it -> it.distinct().size())
                                .findFirst()
                                .orElse(1);
                        fine.put(column, distinct);
                    });
        }
        fine.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .ifPresent(it -> it.custom("concept", "REF_AREA"));
    }
}
