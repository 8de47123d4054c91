package yishu.pipelines.fetch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A kind of service: brings what it has now as files. Found by {@link java.util.ServiceLoader}, used through
 * {@link Fetches}. {@code FetcherAssert} is what an implementation has to stand.
 *
 * <p>A file is known by the hash of its bytes, so the same content has to give the same bytes: in a fixed order, without
 * the time of the fetch. Then nothing is loaded twice, however often a service is asked.
 */
public interface Fetcher {
    /** What stands before the colon of the addresses that it knows: {@code jdbc}. */
    String scheme();

    /**
     * Brings what the service has into files that {@link Request#file} names, of which it may only leave those that are
     * whole.
     *
     * @return the files, none if there is nothing that was not there before
     * @throws IOException or an {@code InputException}, of which {@link Fetches} makes one sentence; neither may hold a
     *     secret
     */
    List<Path> fetch(Request request) throws IOException;

    /** Goes on behind what is loaded; nothing if such a service has all that it has at once. */
    default Optional<Following> follow(Request request) {
        return Optional.empty();
    }
}
