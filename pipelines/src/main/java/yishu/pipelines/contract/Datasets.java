package yishu.pipelines.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import yishu.content.Code;
import yishu.content.CodeList;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.content.Problems;
import yishu.content.WorkingDays;

/**
 * All that {@code pipelines/} holds as content: every dataset and every code list.
 *
 * @param all the datasets, by id
 * @param codeLists by name
 */
public record Datasets(Map<String, Dataset> all, Map<String, CodeList> codeLists) {

    public Datasets {
        all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
        codeLists = Collections.unmodifiableMap(new LinkedHashMap<>(codeLists));
    }

    /** Reads both folders, and adds a problem for everything that does not fit together. */
    public static Datasets read(Path datasets, Path lists, Problems problems) {
        Map<String, CodeList> codeLists = new LinkedHashMap<>();
        codeLists(lists, problems).forEach(it -> codeLists.put(it.name(), it));
        Map<String, Dataset> all = new LinkedHashMap<>();
        for (Path department : children(datasets, problems)) {
            for (Path folder : Files.isDirectory(department) ? children(department, problems) : List.<Path>of()) {
                Dataset dataset = Recipe.read(department.getFileName().toString(), folder, problems)
                        .dataset(problems);
                all.put(dataset.id(), dataset);
                checkLists(dataset, codeLists, problems);
            }
        }
        new RegisterCheck(all, codeLists, problems).check();
        new PersonalRules(problems).check(all.values());
        return new Datasets(all, codeLists);
    }

    /** The code lists of a folder. */
    public static List<CodeList> codeLists(Path folder, Problems problems) {
        return children(folder, problems).stream()
                .filter(it -> it.toString().endsWith(".csv"))
                .map(it -> codeList(it, problems))
                .toList();
    }

    private static CodeList codeList(Path file, Problems problems) {
        CodeList list = CodeList.read(file, problems);
        if (list.name().equals(WorkingDays.LIST)) {
            WorkingDays.check(file, list, problems);
        }
        return list;
    }

    private static void checkLists(Dataset dataset, Map<String, CodeList> lists, Problems problems) {
        for (Property property : dataset.contract().properties()) {
            property.codelist().ifPresent(it -> check(dataset.contractFile(), property.line(), it, lists, problems));
        }
        for (Check check : dataset.contract().checks()) {
            codes(check).forEach((column, codes) -> dataset.contract()
                    .property(column)
                    .flatMap(Property::codelist)
                    .map(lists::get)
                    .ifPresent(list ->
                            codes.forEach(code -> check(dataset.contractFile(), check.line(), code, list, problems))));
        }
        for (SourceSpec source : dataset.sources()) {
            source.map().values().forEach(mapping -> mapping.codelist()
                    .ifPresent(it -> check(dataset.sourceFile(), mapping.line(), it, lists, problems)));
        }
    }

    /** The codes that a check speaks of, by column. */
    private static Map<String, List<String>> codes(Check check) {
        Map<String, List<String>> codes = new LinkedHashMap<>();
        if (check instanceof Check.Range range) {
            range.where().forEach((column, code) -> add(codes, column, code));
        } else if (check instanceof Check.Change change) {
            change.where().forEach((column, code) -> add(codes, column, code));
        } else if (check instanceof Check.VolumeIndex index) {
            index.where().forEach((column, code) -> add(codes, column, code));
            index.level().forEach((column, code) -> add(codes, column, code));
        } else if (check instanceof Check.SumOfParts sum) {
            add(codes, sum.column(), sum.whole());
            sum.parts().forEach(code -> add(codes, sum.column(), code));
        }
        return codes;
    }

    private static void add(Map<String, List<String>> codes, String column, String code) {
        codes.computeIfAbsent(column, any -> new ArrayList<>()).add(code);
    }

    private static void check(Path file, int line, String code, CodeList list, Problems problems) {
        if (list.rowsOf(code).isEmpty()) {
            List<String> known = list.codes().stream().map(Code::code).toList();
            problems.add(
                    file,
                    line,
                    "no code '" + code + "' in the code list '" + list.name() + "'" + Nearest.hint(code, known));
        }
    }

    private static void check(Path file, int line, String name, Map<String, CodeList> lists, Problems problems) {
        if (!lists.containsKey(name)) {
            problems.add(file, line, "no code list '" + name + "'" + Nearest.hint(name, lists.keySet()));
        }
    }

    private static List<Path> children(Path folder, Problems problems) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(it -> !it.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            problems.add(folder, 1, "no such folder");
            return new ArrayList<>();
        }
    }

    /** The dataset of that id, or an error with the nearest one. */
    public Dataset dataset(String id) {
        return Optional.ofNullable(all.get(id))
                .orElseThrow(() -> new InputException(
                        "Cannot find dataset '" + id + "': it is not described" + Nearest.hint(id, all.keySet())));
    }

    /** The dataset that fills {@code core.<table>}. */
    public Optional<Dataset> ofTable(String table) {
        return all.values().stream().filter(it -> it.table().equals(table)).findFirst();
    }
}
