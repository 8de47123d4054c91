package yishu.semantic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import yishu.content.Problems;
import yishu.content.Settings;
import yishu.pipelines.contract.Datasets;
import yishu.semantic.engine.TableName;
import yishu.semantic.indicator.Subjects;

/** What people wrote: datasets with their contracts, code lists, and subjects. */
record Content(Datasets datasets, Subjects subjects) {
    /** The columns that every table of {@code core} has after those of its contract. */
    private static final List<String> SYSTEM = List.of(
            "time_period",
            "freq",
            "obs_status",
            "footnote",
            "edition",
            "published_at",
            "file_hash",
            "sheet",
            "row_number",
            "column_number",
            "load_id");

    /** Everything, with every problem; subjects are checked against contracts, since there may be no warehouse yet. */
    static Content read(Settings settings, Problems problems) {
        Datasets datasets = datasets(settings, problems);
        return new Content(datasets, subjects(settings, datasets, table -> promised(datasets, table), problems));
    }

    /**
     * The subjects that a warehouse can answer. A contract that is broken now has nothing to do with what was loaded under
     * it, so contracts only tell of tables that are not loaded yet.
     */
    static Subjects subjects(
            Settings settings, Function<TableName, Optional<? extends Collection<String>>> loaded, Problems problems) {
        Datasets datasets = datasets(settings, new Problems());
        return subjects(
                settings,
                datasets,
                table -> loaded.apply(table).isPresent() ? loaded.apply(table) : promised(datasets, table),
                problems);
    }

    private static Datasets datasets(Settings settings, Problems problems) {
        return Datasets.read(settings.path("content.datasets"), settings.path("content.codelists"), problems);
    }

    private static Subjects subjects(
            Settings settings,
            Datasets datasets,
            Function<TableName, Optional<? extends Collection<String>>> columns,
            Problems problems) {
        return Subjects.read(settings.path("content.indicators"), datasets.codeLists(), columns, problems);
    }

    private static Optional<List<String>> promised(Datasets datasets, TableName table) {
        return datasets.ofTable(table.name())
                .filter(any -> table.namespace().equals("core"))
                .map(dataset -> {
                    List<String> columns = new ArrayList<>(dataset.contract().names());
                    columns.addAll(SYSTEM);
                    return columns;
                });
    }

    @Override
    public String toString() {
        int figures = subjects.all().stream()
                .mapToInt(subject -> subject.indicators().size())
                .sum();
        return count(datasets.all().size(), "dataset") + ", "
                + count(datasets.codeLists().size(), "code list") + ", "
                + count(subjects.all().size(), "subject") + ", " + count(figures, "indicator");
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
