package yishu.pipelines.publish;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import yishu.content.InputException;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.fetch.FetchedName;

/** Tells what of a dataset is to be loaded: files that are new, and all that came before when the definition changed. */
final class Arrivals {
    private final Dataset dataset;
    private final Landing landing;
    private final Suppression suppression;
    private final Progress progress;

    Arrivals(Dataset dataset, Landing landing, Suppression suppression, Progress progress) {
        this.suppression = suppression;
        this.dataset = dataset;
        this.landing = landing;
        this.progress = progress;
    }

    /**
     * What is to be loaded.
     *
     * @param again files that were read under another definition, together as they came, in the order in which they came
     * @param fresh files that are new
     */
    record Due(List<List<Received>> again, List<Received> fresh) {}

    /**
     * Compares the dropped files, each with the document that describes it, with those that are loaded.
     *
     * @param anew whether all of these are to be loaded again, although the definition is the same
     */
    Due due(Map<Path, Integer> dropped, Map<String, History.Loaded> loaded, Definition definition, boolean anew) {
        Map<String, Integer> described = new LinkedHashMap<>();
        Map<String, Received> fresh = new LinkedHashMap<>();
        dropped.forEach((path, source) -> {
            String hash = Landing.hash(path);
            String name = path.getFileName().toString();
            described.putIfAbsent(hash, source);
            if (isNew(hash, name, loaded, fresh)) {
                Door.pass(path, dataset.sources().get(source).reading());
                landing.keep(path, hash);
                if (!landing.isDestroyed(hash) && suppression.leaves(hash, name, source)) {
                    fresh.put(hash, received(hash, name, source));
                }
            }
        });
        return new Due(again(loaded, described, definition, anew), List.copyOf(fresh.values()));
    }

    private boolean isNew(String hash, String name, Map<String, History.Loaded> loaded, Map<String, Received> fresh) {
        History.Loaded known = loaded.get(hash);
        Received twin = fresh.get(hash);
        if (known != null && !known.name().equals(name)) {
            progress.say(dataset.id() + ": " + name + " is " + known.name() + ", which is loaded already");
        } else if (known == null && twin != null) {
            progress.say(dataset.id() + ": " + name + " is the same file as " + twin.name());
        }
        return known == null && twin == null;
    }

    /** Either nothing, or everything: what comes later may have replaced what came before. */
    private List<List<Received>> again(
            Map<String, History.Loaded> loaded, Map<String, Integer> described, Definition definition, boolean anew) {
        Map<String, List<Received>> batches = new LinkedHashMap<>();
        boolean outdated = anew;
        for (History.Loaded file : loaded.values()) {
            if (landing.isDestroyed(file.hash())) {
                continue;
            }
            Optional<Integer> source =
                    Optional.ofNullable(described.get(file.hash())).or(() -> sourceOf(file.name()));
            if (source.isPresent()) {
                outdated |= !file.definition().equals(definition);
                batches.computeIfAbsent(file.load(), any -> new ArrayList<>())
                        .add(received(file.hash(), file.name(), source.get()));
            } else if (!file.definition().equals(definition)) {
                progress.say(dataset.id() + ": " + file.name()
                        + " stays as it was loaded; source.yaml describes it no longer");
            }
        }
        return outdated ? List.copyOf(batches.values()) : List.of();
    }

    private Received received(String hash, String name, int source) {
        Path landed = landing.of(hash);
        if (!Files.exists(landed)) {
            throw new IllegalStateException("Cannot read file '" + name + "' again: " + landed + " is gone");
        }
        return new Received(hash, name, landing.open(hash).toString(), source);
    }

    /** Which document describes a file that is no longer among the drops, by its name alone. */
    private Optional<Integer> sourceOf(String name) {
        List<Integer> found = sourcesOf(dataset, name);
        if (found.size() > 1) {
            throw new InputException("Cannot read file '" + name + "' again: several documents of "
                    + dataset.sourceFile() + " may describe it; put it back into its folder of the drops");
        }
        return found.stream().findFirst();
    }

    /** The documents that may describe a file, by its name alone. */
    static List<Integer> sourcesOf(Dataset dataset, String name) {
        List<Integer> found = new ArrayList<>();
        for (int position = 0; position < dataset.sources().size(); position++) {
            SourceSpec source = dataset.sources().get(position);
            if (FetchedName.isOf(source, name) || Drops.named(source, name)) {
                found.add(position);
            }
        }
        return found;
    }
}
