package yishu.pipelines.contract;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A service that has data, in place of the files of a department: {@code jdbc:hr}, {@code kafka:street/parking}.
 *
 * @param scheme the kind of service
 * @param path the connection that the settings name, and what is asked of it
 */
public record Address(String scheme, String path) {
    private static final Pattern FORM = Pattern.compile("([a-z]+):(\\S+)");

    /** What stands under {@code files}, if it is an address and no glob. */
    public static Optional<Address> of(String files) {
        Matcher matcher = FORM.matcher(files);
        return matcher.matches() ? Optional.of(new Address(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** The name under which the settings know where the service is and who asks: {@code street}. */
    public String connection() {
        return path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
    }

    /** What is behind the connection's name: {@code parking}; empty if there is nothing. */
    public String rest() {
        return path.contains("/") ? path.substring(path.indexOf('/') + 1) : "";
    }

    @Override
    public String toString() {
        return scheme + ":" + path;
    }
}
