package yishu.pipelines.release;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.content.Settings;
import yishu.pipelines.publish.Person;

/**
 * Who acts, and who may approve. There is no login: a person is the account of the operating system, or, where several
 * people share one and the settings allow it, the name that is given.
 */
record Identity(Person account, boolean claimed, List<String> approvers) {
    static Identity of(Settings settings) {
        String how = settings.text("release.identity");
        if (!List.of("account", "claimed").contains(how)) {
            throw new InputException("Cannot read setting 'release.identity': '" + how + "' is not account or claimed");
        }
        List<String> approvers = Arrays.stream(
                        settings.text("release.approvers").split(","))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
        return new Identity(Person.ofProcess(settings.warehouse()), how.equals("claimed"), approvers);
    }

    /** Who acts. */
    Person person(Optional<String> by) {
        Optional<String> other = by.map(String::strip).filter(it -> !it.equals(account.name()));
        if (other.isPresent() && !claimed) {
            throw new InputException("Cannot act as '" + other.get() + "': this process runs under the account '"
                    + account.name() + "'; where several people share an account, set release.identity to claimed");
        }
        if (other.filter(String::isEmpty).isPresent()) {
            throw new InputException("Cannot act as '': say who it is");
        }
        return account.named(other.orElse(account.name()));
    }

    /** Throws if a person may not approve what another has prepared. */
    void checkMayApprove(Person person, Person preparer, String dataset) {
        if (person.name().equalsIgnoreCase(preparer.name())) {
            throw new InputException("Cannot approve the release of '" + dataset + "': " + preparer.name()
                    + " prepared it; another person must approve it");
        }
        if (!approvers.isEmpty() && !approvers.contains(person.name())) {
            throw new InputException("Cannot approve the release of '" + dataset + "': '" + person.name()
                    + "' is not among release.approvers" + Nearest.hint(person.name(), approvers));
        }
    }
}
