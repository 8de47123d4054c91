package yishu.semantic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import yishu.content.Problems;
import yishu.content.Settings;
import yishu.pipelines.contract.Datasets;
import yishu.semantic.engine.TableName;
import yishu.semantic.entity.EntityReader;
import yishu.semantic.entity.EntitySpec;
import yishu.semantic.indicator.Subjects;
import yishu.semantic.review.ReviewReader;
import yishu.semantic.review.ReviewSpec;

/** What people wrote: datasets with their contracts, code lists, subjects, reviews and kinds of entities. */
record Content(Datasets datasets, Subjects subjects, List<ReviewSpec> reviews, List<EntitySpec> entities) {
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

    /** Everything, with every problem; it is checked against contracts, since there may be no warehouse yet. */
    static Content read(Settings settings, Problems problems) {
        Datasets datasets = datasets(settings, problems);
        return of(settings, datasets, table -> promised(datasets, table), problems);
    }

    /** Everything that a warehouse can answer. */
    static Content loaded(
            Settings settings, Function<TableName, Optional<? extends Collection<String>>> loaded, Problems problems) {
        Datasets datasets = datasets(settings, new Problems());
        return of(settings, datasets, loadedOrPromised(loaded, datasets), problems);
    }

    private static Content of(
            Settings settings,
            Datasets datasets,
            Function<TableName, Optional<? extends Collection<String>>> columns,
            Problems problems) {
        Subjects subjects = subjects(settings, datasets, columns, problems);
        ReviewReader reviews = new ReviewReader(subjects, columns, problems);
        EntityReader entities = new EntityReader(datasets.codeLists(), columns, problems);
        return new Content(
                datasets,
                subjects,
                files(settings.path("content.reviews"))
                        .flatMap(it -> reviews.read(it).stream())
                        .toList(),
                files(settings.path("content.entities"))
                        .flatMap(it -> entities.read(it).stream())
                        .toList());
    }

    /** The YAML files of a folder, in the order of their names; none where there is no such folder. */
    private static Stream<Path> files(Path folder) {
        String[] names = folder.toFile().list((any, name) -> name.endsWith(".yaml"));
        return names == null ? Stream.of() : Arrays.stream(names).sorted().map(folder::resolve);
    }

    /**
     * The subjects that a warehouse can answer. A contract that is broken now has nothing to do with what was loaded under
     * it, so contracts only tell of tables that are not loaded yet.
     */
    static Subjects subjects(
            Settings settings, Function<TableName, Optional<? extends Collection<String>>> loaded, Problems problems) {
        Datasets datasets = datasets(settings, new Problems());
        return subjects(settings, datasets, loadedOrPromised(loaded, datasets), problems);
    }

    private static Function<TableName, Optional<? extends Collection<String>>> loadedOrPromised(
            Function<TableName, Optional<? extends Collection<String>>> loaded, Datasets datasets) {
        return table -> loaded.apply(table).isPresent() ? loaded.apply(table) : promised(datasets, table);
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
                + count(subjects.all().size(), "subject") + ", " + count(figures, "indicator") + ", "
                + count(reviews.size(), "review") + ", " + entities.size()
                + (entities.size() == 1 ? " kind of entities" : " kinds of entities");
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
