package yishu.pipelines.contract;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import yishu.content.Code;
import yishu.content.CodeList;
import yishu.content.Nearest;
import yishu.content.Problems;

/** Checks that the contracts together give each data item one source. */
final class RegisterCheck {
    private static final String LIST = "data_item";

    private final Map<String, Dataset> datasets;
    private final Map<String, CodeList> lists;
    private final Problems problems;

    RegisterCheck(Map<String, Dataset> datasets, Map<String, CodeList> lists, Problems problems) {
        this.datasets = datasets;
        this.lists = lists;
        this.problems = problems;
    }

    void check() {
        Register register = Register.of(datasets.values());
        for (Register.Entry entry : register.entries()) {
            entry.collected().forEach(it -> checkCodes(it));
            entry.collected().forEach(it -> checkAuthority(it, register));
            checkTogether(entry);
        }
    }

    private void checkCodes(Register.Collected it) {
        Optional<CodeList> items = Optional.ofNullable(lists.get(LIST));
        if (items.isEmpty()) {
            problem(it, "no code list '" + LIST + "', which names the data items");
        } else {
            known(it, it.item().code(), items.get());
        }
        it.item().where().forEach((column, code) -> it.dataset()
                .contract()
                .property(column)
                .flatMap(Property::codelist)
                .map(lists::get)
                .ifPresent(list -> known(it, code, list)));
    }

    private void known(Register.Collected it, String code, CodeList list) {
        if (list.rowsOf(code).isEmpty()) {
            List<String> known = list.codes().stream().map(Code::code).toList();
            problem(it, "no code '" + code + "' in the code list '" + list.name() + "'" + Nearest.hint(code, known));
        }
    }

    private void checkAuthority(Register.Collected it, Register register) {
        String named = it.item().authority().orElse(it.dataset().id());
        if (!datasets.containsKey(named)) {
            problem(it, "no dataset '" + named + "' to be the authority" + Nearest.hint(named, datasets.keySet()));
        } else if (!named.equals(it.dataset().id()) && !claims(named, it.item().key(), register)) {
            problem(
                    it,
                    "the contract of '" + named + "' does not say that it is the authority over "
                            + it.item().key());
        }
    }

    private static boolean claims(String dataset, Item.Key key, Register register) {
        return register.entry(key).stream()
                .flatMap(entry -> entry.collected().stream())
                .anyMatch(it -> it.claims() && it.dataset().id().equals(dataset));
    }

    private void checkTogether(Register.Entry entry) {
        Register.Collected first = entry.collected().get(0);
        Optional<Register.Collected> claimed = Optional.empty();
        Set<String> seen = new HashSet<>();
        for (Register.Collected it : entry.collected()) {
            if (!seen.add(it.dataset().id())) {
                problem(it, entry.key() + " stands twice in the contract");
            }
            if (it.claims() && claimed.isPresent()) {
                problem(
                        it,
                        entry.key() + " has its authority already: " + place(claimed.get()) + " claims it for '"
                                + claimed.get().dataset().id() + "'");
            }
            claimed = claimed.or(() -> it.claims() ? Optional.of(it) : Optional.empty());
            checkUnit(first, it, entry.key());
        }
        if (entry.collected().size() > 1 && claimed.isEmpty()) {
            problem(
                    first,
                    "nobody is the authority over " + entry.key() + ", which several datasets collect: "
                            + entry.collected().stream()
                                    .map(it -> it.dataset().id())
                                    .collect(Collectors.joining(", ")));
        }
    }

    private void checkUnit(Register.Collected first, Register.Collected it, Item.Key key) {
        if (first.unit().isPresent() && it.unit().isPresent() && !first.unit().equals(it.unit())) {
            problem(
                    it,
                    key + " is in " + it.unit().get() + " here and in "
                            + first.unit().get() + " at " + place(first));
        }
    }

    private static String place(Register.Collected it) {
        Path file = it.dataset().contractFile();
        return file + ":" + it.item().line();
    }

    private void problem(Register.Collected it, String what) {
        problems.add(it.dataset().contractFile(), it.item().line(), what);
    }
}
