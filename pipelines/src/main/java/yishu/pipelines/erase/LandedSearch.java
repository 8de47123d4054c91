package yishu.pipelines.erase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import yishu.pipelines.contract.Personal;
import yishu.pipelines.normalize.Outcome.Place;
import yishu.pipelines.personal.Marks;
import yishu.pipelines.personal.Person;
import yishu.pipelines.publish.Lake;
import yishu.pipelines.publish.Progress;
import yishu.pipelines.publish.QuietDataset;

/**
 * Where in the landed files persons stand. It is the files that are searched, not the tables: they tell it whether a row
 * was published, quarantined or unreadable, and under whatever key it was hashed.
 */
final class LandedSearch {
    private final Lake lake;
    private final Holds holds;
    private final List<Person> persons;
    private final Progress progress;
    private final BiPredicate<Personal, String> isMeant;
    /** By file, the datasets that it was loaded for, each with the name under which it came. */
    private final Map<String, Map<QuietDataset, String>> files = new TreeMap<>();

    private final Map<String, Map<String, Set<Place>>> places = new TreeMap<>();
    private final Map<String, QuietDataset> strangers = new TreeMap<>();

    LandedSearch(Lake lake, Holds holds, List<Person> persons, Progress progress) {
        this.lake = lake;
        this.holds = holds;
        this.persons = persons;
        this.progress = progress;
        this.isMeant = (type, text) -> persons.stream().anyMatch(it -> it.isMeant(type, text));
    }

    /** The marks of all persons; of one that is known by a hash, of the texts in the files that have it. */
    Set<String> marks() {
        Marks marks = new Marks(lake.vault().keys(), Set.of());
        Set<String> found = new LinkedHashSet<>();
        for (Person person : persons) {
            person.text()
                    .ifPresentOrElse(
                            text -> found.add(marks.of(person.type(), text)),
                            () -> about((type, text) -> {
                                if (person.isMeant(type, text)) {
                                    found.add(marks.of(type, text));
                                }
                                return false;
                            }));
        }
        return found;
    }

    private void about(BiPredicate<Personal, String> seen) {
        holds.all().forEach(hold -> hold.files().forEach((hash, name) -> hold.about(hash, name, seen)));
    }

    /** Searches the files of all loads, and those that no load told of. */
    void find() {
        Set<String> known = new LinkedHashSet<>();
        for (QuietDataset hold : holds.all()) {
            hold.files().forEach((hash, name) -> {
                known.add(hash);
                search(hold, hash, name);
            });
        }
        List.copyOf(files.keySet()).forEach(hash -> holds.sharing(hash).forEach((hold, name) -> {
            if (!files.getOrDefault(hash, Map.of()).containsKey(hold)) {
                search(hold, hash, name);
                files.getOrDefault(hash, new LinkedHashMap<>()).put(hold, name);
            }
        }));
        landed().stream().filter(it -> !known.contains(it)).forEach(hash -> holds.all().stream()
                .filter(it -> it.anywhere(hash, isMeant)
                        .filter(found -> !found.isEmpty())
                        .isPresent())
                .findFirst()
                .ifPresent(it -> strangers.put(hash, it)));
    }

    private void search(QuietDataset hold, String hash, String name) {
        Set<Place> found = hold.about(hash, name, isMeant);
        if (!found.isEmpty()) {
            places.computeIfAbsent(hold.id(), any -> new TreeMap<>()).put(hash, found);
            files.computeIfAbsent(hash, any -> new LinkedHashMap<>()).put(hold, name);
            progress.say(hold.id() + ": " + found.size() + (found.size() == 1 ? " row of " : " rows of ") + name);
        }
    }

    /** The places of a dataset's files, by hash. */
    Map<String, Set<Place>> places(String dataset) {
        return places.getOrDefault(dataset, Map.of());
    }

    /** Keeps what is left of each file for each dataset, unless it is only to be told what that is. */
    void keep(ErasureReport report, boolean really) {
        files.forEach((hash, sharing) -> {
            boolean isLeft = false;
            long rows = 0;
            for (Map.Entry<QuietDataset, String> it : sharing.entrySet()) {
                Set<Place> without = places(it.getKey().id()).getOrDefault(hash, Set.of());
                rows += without.size();
                isLeft |= really
                        ? it.getKey().keep(hash, it.getValue(), without)
                        : it.getKey().leaves(hash, it.getValue(), without);
            }
            if (really) {
                sharing.keySet().iterator().next().destroy(hash);
            }
            report.add(
                    "landing/" + hash, rows, isLeft ? "its other rows stay" : "destroyed, for nothing else was in it");
        });
        strangers.forEach((hash, hold) -> {
            if (really) {
                hold.destroy(hash);
            }
            report.add("landing/" + hash, 0, "destroyed, for no load told of it");
        });
    }

    private List<String> landed() {
        Path folder = lake.folder().resolve("landing");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> landed = Files.list(folder)) {
            return landed.filter(Files::isRegularFile)
                    .map(it -> it.getFileName().toString())
                    .filter(it -> it.matches("[0-9a-f]{64}"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
