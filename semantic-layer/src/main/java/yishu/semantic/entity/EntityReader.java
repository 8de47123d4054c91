package yishu.semantic.entity;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import yishu.content.CodeList;
import yishu.content.Nearest;
import yishu.content.Problems;
import yishu.content.Schema;
import yishu.content.Yaml;
import yishu.semantic.engine.TableName;
import yishu.semantic.indicator.Bilingual;
import yishu.semantic.indicator.TableColumns;

/** Reads one file: {@code entities/enterprise.yaml} is the kind {@code enterprise}. */
public final class EntityReader {
    private static final Schema SCHEMA = Schema.beside(EntityReader.class, "entity.schema.json");

    private final Map<String, CodeList> codeLists;
    private final TableColumns tables;
    private final Problems problems;

    /** @param columns of a table, by contract or warehouse; empty for a table that is not known */
    public EntityReader(
            Map<String, CodeList> codeLists,
            Function<TableName, Optional<? extends Collection<String>>> columns,
            Problems problems) {
        this.codeLists = codeLists;
        this.tables = new TableColumns(columns, problems);
        this.problems = problems;
    }

    /** The kind, unless something is wrong in the file. */
    public Optional<EntitySpec> read(Path file) {
        Yaml yaml = Yaml.read(file, problems);
        int before = problems.all().size();
        SCHEMA.check(yaml, problems);
        if (problems.all().size() > before) {
            return Optional.empty();
        }
        EntitySpec spec = new EntitySpec(
                file.getFileName().toString().replaceFirst("\\.yaml$", ""),
                new Bilingual(
                        yaml.at("title").at("en").text(),
                        yaml.at("title").at("zh").text()),
                table(yaml.at("register")),
                yaml.at("mentions").items().stream().map(this::table).toList(),
                places(yaml.at("places")),
                yaml.at("legal_forms").texts());
        return problems.all().size() > before ? Optional.empty() : Optional.of(spec);
    }

    private EntitySpec.Columns table(Yaml yaml) {
        TableName table = tables.table(yaml, "code", "name", "place", "address");
        return new EntitySpec.Columns(
                table,
                yaml.at("code").text(),
                yaml.at("name").text(),
                yaml.at("place").optionalText(),
                yaml.at("address").optionalText());
    }

    private Optional<CodeList> places(Yaml yaml) {
        Optional<String> name = yaml.optionalText();
        name.filter(it -> !codeLists.containsKey(it))
                .ifPresent(it -> problems.add(
                        yaml.file(),
                        yaml.line(),
                        "unknown code list '" + it + "'" + Nearest.hint(it, codeLists.keySet())));
        return name.map(codeLists::get);
    }
}
