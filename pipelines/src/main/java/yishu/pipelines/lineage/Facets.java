package yishu.pipelines.lineage;

import io.openlineage.client.OpenLineage;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.package$;

/** What is said of runs, jobs and datasets, each in the facet that the standard has for it. */
final class Facets {
    private final OpenLineage words;
    private final String namespace;

    Facets(OpenLineage words, String namespace) {
        this.words = words;
        this.namespace = namespace;
    }

    OpenLineage.TagsRunFacet tags(LoadRun run) {
        Map<String, String> tags = new LinkedHashMap<>(Map.of("load_id", run.load()));
        tags.putAll(run.tags());
        return words.newTagsRunFacet(tags.entrySet().stream()
                .map(it -> words.newTagsRunFacetFields(it.getKey(), it.getValue(), "yishu"))
                .toList());
    }

    OpenLineage.ProcessingEngineRunFacet engine() {
        String adapter = Facets.class.getPackage().getImplementationVersion();
        return words.newProcessingEngineRunFacet(
                package$.MODULE$.SPARK_VERSION(), "spark", adapter == null ? "0.1.0" : adapter);
    }

    OpenLineage.JobFacets job(LoadRun run) {
        return words.newJobFacetsBuilder()
                .jobType(words.newJobTypeJobFacetBuilder()
                        .processingType("BATCH")
                        .integration("YISHU")
                        .jobType("LOAD")
                        .build())
                .documentation(words.newDocumentationJobFacet(run.title(), "text/plain"))
                .ownership(words.newOwnershipJobFacet(
                        List.of(words.newOwnershipJobFacetOwners("department:" + run.department(), "OWNER"))))
                .build();
    }

    OpenLineage.InputDataset input(LoadRun run, LoadRun.Input input, List<LoadRun.Assertion> assertions) {
        OpenLineage.DatasetFacets facets = words.newDatasetFacetsBuilder()
                .version(words.newDatasetVersionDatasetFacet(input.hash()))
                .symlinks(words.newSymlinksDatasetFacet(identifiers(input)))
                .ownership(ownership(run))
                .build();
        OpenLineage.InputDatasetInputFacetsBuilder about = words.newInputDatasetInputFacetsBuilder();
        if (input.rows() >= 0) {
            about.inputStatistics(words.newInputStatisticsInputDatasetFacet(input.rows(), input.bytes(), 1L));
        }
        if (!assertions.isEmpty()) {
            about.dataQualityAssertions(words.newDataQualityAssertionsDatasetFacet(
                    assertions.stream().map(this::assertion).toList()));
        }
        return words.newInputDataset(namespace, name(run, input), facets, about.build());
    }

    private OpenLineage.DataQualityAssertionsDatasetFacetAssertions assertion(LoadRun.Assertion assertion) {
        return words.newDataQualityAssertionsDatasetFacetAssertionsBuilder()
                .assertion(assertion.name())
                .success(assertion.success())
                .severity(assertion.severity().equals("error") ? "error" : "warn")
                .actual(assertion.failed() + " rows fail")
                .build();
    }

    OpenLineage.OutputDataset output(LoadRun run, LoadRun.Output output) {
        OpenLineage.DatasetFacetsBuilder facets = words.newDatasetFacetsBuilder()
                .schema(words.newSchemaDatasetFacet(output.fields().entrySet().stream()
                        .map(it -> words.newSchemaDatasetFacetFieldsBuilder()
                                .name(it.getKey())
                                .type(it.getValue())
                                .build())
                        .toList()))
                .version(words.newDatasetVersionDatasetFacet(String.valueOf(output.snapshot())))
                .storage(words.newStorageDatasetFacet("iceberg", "parquet"))
                .datasetType(words.newDatasetTypeDatasetFacet("TABLE", null))
                .symlinks(symlinks(output.location(), "TABLE"))
                .documentation(words.newDocumentationDatasetFacet(run.title(), "text/plain"))
                .ownership(ownership(run));
        if (!output.origins().isEmpty()) {
            facets.columnLineage(columns(run, output.origins()));
        }
        return words.newOutputDataset(
                namespace,
                output.name(),
                facets.build(),
                words.newOutputDatasetOutputFacets(
                        words.newOutputStatisticsOutputDatasetFacet(output.rows(), output.bytes(), output.files()),
                        null,
                        null));
    }

    private OpenLineage.ColumnLineageDatasetFacet columns(LoadRun run, List<LoadRun.Origin> origins) {
        Map<String, String> names = run.inputs().stream()
                .collect(Collectors.toMap(LoadRun.Input::hash, it -> name(run, it), (one, other) -> one));
        Map<String, Set<LoadRun.Origin>> byColumn = new LinkedHashMap<>();
        origins.forEach(it -> byColumn.computeIfAbsent(it.column(), any -> new LinkedHashSet<>())
                .add(it));
        OpenLineage.ColumnLineageDatasetFacetFieldsBuilder fields = words.newColumnLineageDatasetFacetFieldsBuilder();
        byColumn.forEach((column, found) -> fields.put(
                column,
                words.newColumnLineageDatasetFacetFieldsAdditionalBuilder()
                        .inputFields(found.stream()
                                .filter(it -> !it.isConstant())
                                .map(it -> field(names.getOrDefault(it.hash(), run.dataset()), it))
                                .toList())
                        .build()));
        return words.newColumnLineageDatasetFacet(fields.build(), List.of());
    }

    private OpenLineage.InputField field(String input, LoadRun.Origin origin) {
        boolean same = origin.rule().isEmpty();
        return words.newInputField(
                namespace,
                input,
                origin.from(),
                List.of(words.newInputFieldTransformations(
                        "DIRECT", same ? "IDENTITY" : "TRANSFORMATION", same ? "as it stands" : origin.rule(), false)));
    }

    /** A file's name says little without the dataset that it belongs to. */
    private static String name(LoadRun run, LoadRun.Input input) {
        return run.dataset() + "/" + input.name();
    }

    private List<OpenLineage.SymlinksDatasetFacetIdentifiers> identifiers(LoadRun.Input input) {
        var kept = words.newSymlinksDatasetFacetIdentifiers("file", input.landed(), "FILE");
        if (input.service().isEmpty()) {
            return List.of(kept);
        }
        String[] service = input.service().split("/", 2);
        return List.of(
                kept, words.newSymlinksDatasetFacetIdentifiers(service[0], service[service.length - 1], "SERVICE"));
    }

    private OpenLineage.SymlinksDatasetFacet symlinks(String location, String type) {
        String path = location.startsWith("file:") ? URI.create(location).getPath() : location;
        return words.newSymlinksDatasetFacet(List.of(words.newSymlinksDatasetFacetIdentifiers("file", path, type)));
    }

    private OpenLineage.OwnershipDatasetFacet ownership(LoadRun run) {
        return words.newOwnershipDatasetFacet(
                List.of(words.newOwnershipDatasetFacetOwners("department:" + run.department(), "OWNER")));
    }
}
