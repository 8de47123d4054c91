package yishu.pipelines.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Who does something to a release.
 *
 * @param name that is given
 * @param account of the operating system that the process runs under
 */
public record Person(String name, String account) {
    /** Whoever runs this process, by the owner of a file that it makes: no variable or option can say otherwise. */
    public static Person ofProcess(Path folder) {
        try {
            Path made = Files.createTempFile(Files.createDirectories(folder), "who-", "");
            try {
                String account = Files.getOwner(made).getName();
                return new Person(account, account);
            } finally {
                Files.delete(made);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to '" + folder + "'", e);
        }
    }

    /** The same account under another name. */
    public Person named(String other) {
        return new Person(other, account);
    }
}
