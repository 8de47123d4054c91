package yishu.pipelines.fetch;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import yishu.content.InputException;
import yishu.pipelines.contract.Address;
import yishu.pipelines.contract.SourceSpec;

/**
 * What is to be fetched, and where to.
 *
 * @param address of the service
 * @param source the document of {@code source.yaml} that describes it
 * @param connection the settings of the connection that the address names, without its prefix: {@code url -> ...}
 * @param folder to write to, empty before
 * @param published the names of all files of this address and query that are loaded, so that a service that hands over
 *     bit by bit can tell by them where to go on
 * @param progress is told what a person who waits should know
 */
public record Request(
        Address address,
        SourceSpec source,
        Map<String, String> connection,
        Path folder,
        Set<String> published,
        Consumer<String> progress) {
    public Request {
        connection = Map.copyOf(connection);
        published = Set.copyOf(published);
    }

    /** The file to be written: its name tells the address and the query, and ends with the suffix given. */
    public Path file(String suffix) {
        return folder.resolve(FetchedName.stem(source) + suffix);
    }

    /** The one sentence in which a fetch is refused: {@code Cannot fetch 'jdbc:hr': ...}. */
    public InputException refusal(String why, Throwable cause) {
        return new InputException("Cannot fetch '" + address + "': " + why, cause);
    }

    /** The same without a cause. */
    public InputException refusal(String why) {
        return new InputException("Cannot fetch '" + address + "': " + why);
    }
}
