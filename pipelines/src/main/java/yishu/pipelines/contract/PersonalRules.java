package yishu.pipelines.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import yishu.content.Problems;

/** What has to hold where a contract has personal columns, so that no text of them is kept elsewhere. */
final class PersonalRules {
    private final Problems problems;

    PersonalRules(Problems problems) {
        this.problems = problems;
    }

    /** Of the contract itself: a personal column and one with a format are texts that no code list gives. */
    void check(Contract contract) {
        for (Property it : contract.properties()) {
            if ((it.personal().isPresent() || it.format().isPresent())
                    && (it.type() != Property.Type.STRING || it.codelist().isPresent())) {
                problems.add(
                        contract.file(),
                        it.line(),
                        "'" + it.name() + "' is personal or has a format: it must be a string without a code list");
            }
            if (it.personal().isPresent() && it.concept().isPresent()) {
                problems.add(contract.file(), it.line(), "'" + it.name() + "' is personal and cannot be a concept");
            }
        }
    }

    /** Of one shape of files: what a personal property is made of can be told apart in the rows of the file. */
    void check(Path file, Contract contract, SourceSpec source) {
        PersonalFields personal = PersonalFields.of(contract, source);
        if (personal.isEmpty()) {
            return;
        }
        Set<String> elsewhere = new LinkedHashSet<>(List.of("file", "sheet", "notes"));
        elsewhere.addAll(source.layout().labels().headings().keySet());
        elsewhere.addAll(source.layout().labels().rows().keySet());
        source.unpivot().ifPresent(unpivot -> {
            elsewhere.add(unpivot.into());
            unpivot.fields().values().forEach(more -> elsewhere.addAll(more.keySet()));
        });
        source.map().forEach((name, mapping) -> {
            if (!personal.touches(name)) {
                return;
            }
            PersonalFields.reads(mapping).stream()
                    .filter(field ->
                            elsewhere.contains(field) && personal.fields().containsKey(field))
                    .forEach(field -> problems.add(
                            file,
                            mapping.line(),
                            "'" + name + "' is personal and cannot come from '" + field
                                    + "', which is kept as it stands; let it come from a column or from 'context'"));
            contract.property(name).ifPresent(it -> plain(file, it, mapping));
        });
        rules(contract, personal);
    }

    /** Of all datasets: what reads the files of another that has personal columns has some itself. */
    void check(Collection<Dataset> datasets) {
        for (Dataset one : datasets) {
            for (Dataset other : datasets) {
                boolean shares = one.department().equals(other.department())
                        && one.sources().stream().anyMatch(source -> other.sources().stream()
                                .anyMatch(it -> !Collections.disjoint(it.files(), source.files())));
                if (shares && one.contract().isPersonal() && !other.contract().isPersonal()) {
                    problems.add(
                            other.contractFile(),
                            1,
                            "it reads the files of '" + one.id()
                                    + "', which has personal columns, and has none: raw would" + " keep their texts");
                }
            }
        }
    }

    private void plain(Path file, Property property, SourceSpec.Mapping mapping) {
        boolean isWhole = property.type() == Property.Type.STRING
                && property.personal().isEmpty()
                && mapping.codelist().isEmpty()
                && mapping.extract().isEmpty();
        if (isWhole) {
            problems.add(
                    file,
                    mapping.line(),
                    "'" + property.name()
                            + "' would keep the text of a personal column; let the contract call it personal"
                            + " too, or 'extract' the part that is nobody's");
        }
    }

    private void rules(Contract contract, PersonalFields personal) {
        List<Rule> rules = new ArrayList<>(contract.editions());
        rules.addAll(contract.published());
        for (Rule rule : rules) {
            Stream.concat(rule.when().keySet().stream(), rule.from().stream())
                    .filter(field -> personal.fields().containsKey(field)
                            || contract.property(field)
                                    .flatMap(Property::personal)
                                    .isPresent())
                    .forEach(field -> problems.add(
                            contract.file(), rule.line(), "a rule cannot look at '" + field + "', which is personal"));
        }
    }
}
