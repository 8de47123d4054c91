package yishu.semantic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import yishu.content.CodeList;
import yishu.content.InputException;
import yishu.content.Problems;
import yishu.content.Settings;
import yishu.semantic.engine.TableName;
import yishu.semantic.indicator.Subjects;

/** What people wrote for the semantic layer: code lists and subjects. */
record Content(Map<String, CodeList> codeLists, Subjects subjects) {

    /** @param columns of a fact table, by warehouse or contract; empty for a table that is not known */
    static Content read(
            Settings settings, Function<TableName, Optional<? extends Collection<String>>> columns, Problems problems) {
        Map<String, CodeList> codeLists = new LinkedHashMap<>();
        for (Path file : files(settings.path("content.codelists"))) {
            CodeList list = CodeList.read(file, problems);
            codeLists.put(list.name(), list);
        }
        return new Content(codeLists, Subjects.read(settings.path("content.indicators"), codeLists, columns, problems));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InputException("Cannot read code lists '" + folder + "': " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        int figures = subjects.all().stream()
                .mapToInt(subject -> subject.indicators().size())
                .sum();
        return codeLists.size() + " code lists, " + subjects.all().size() + " subjects, " + figures + " indicators";
    }
}
