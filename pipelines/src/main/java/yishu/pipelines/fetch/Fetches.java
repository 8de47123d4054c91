package yishu.pipelines.fetch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import yishu.content.InputException;
import yishu.content.Settings;
import yishu.pipelines.contract.Address;
import yishu.pipelines.contract.SourceSpec;

/** Every {@link Fetcher} on the class path, with the connections that the settings name. */
public final class Fetches {
    private final Settings settings;
    private final Consumer<String> progress;
    private final Predicate<Address> passedOver;

    /** Asks whatever service a source names; one that the settings do not name is an {@link InputException}. */
    public Fetches(Settings settings, Consumer<String> progress) {
        this(settings, progress, any -> false);
    }

    private Fetches(Settings settings, Consumer<String> progress, Predicate<Address> passedOver) {
        this.settings = settings;
        this.progress = progress;
        this.passedOver = passedOver;
    }

    /** Asks the services that the settings name, and passes over the others. */
    public static Fetches ofSettings(Settings settings, Consumer<String> progress) {
        return new Fetches(settings, progress, it -> !settings.hasConnection(it.scheme(), it.connection()));
    }

    /** Whether a service is asked; says so if it is passed over. */
    public boolean asks(Address address) {
        if (passedOver.test(address)) {
            progress.accept("nothing is asked of '" + address + "': the settings name no such connection");
            return false;
        }
        return true;
    }

    /**
     * Brings what the service of a source has.
     *
     * @param source one that has an address
     * @param folder to write to, empty before
     * @param published the names of all files of the dataset that are loaded
     * @throws InputException saying what is at fault, without any secret
     */
    public List<Path> fetch(SourceSpec source, Path folder, Collection<String> published) {
        if (!asks(source.address().orElseThrow())) {
            return List.of();
        }
        Request request = request(source, folder, published);
        try {
            return List.copyOf(fetcher(request).fetch(request));
        } catch (IOException e) {
            throw request.refusal(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Follows the service of a source from what is loaded on.
     *
     * @param folder to write to
     * @param published the names of all files of the dataset that are loaded
     * @return nothing if such a service cannot be followed
     * @throws InputException saying what is at fault, without any secret
     */
    public Optional<Following> follow(SourceSpec source, Path folder, Collection<String> published) {
        Request request = request(source, folder, published);
        return fetcher(request).follow(request);
    }

    private Request request(SourceSpec source, Path folder, Collection<String> published) {
        Address address = source.address().orElseThrow();
        return new Request(
                address,
                source,
                settings.connection(address.scheme(), address.connection()),
                folder,
                published.stream()
                        .filter(name -> FetchedName.isOf(source, name))
                        .collect(Collectors.toSet()),
                progress);
    }

    private static Fetcher fetcher(Request request) {
        return ServiceLoader.load(Fetcher.class, Fetcher.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(it -> it.scheme().equals(request.address().scheme()))
                .findFirst()
                .orElseThrow(() -> request.refusal("nothing here knows such a service"));
    }
}
