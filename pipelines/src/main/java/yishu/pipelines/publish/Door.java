package yishu.pipelines.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import yishu.content.InputException;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.read.Row;
import yishu.pipelines.read.RowReader;
import yishu.pipelines.read.Sources;

/**
 * Turns away files that are marked 秘密, 机密 or 绝密, before anything of them is kept. A mark stands in the name, or in a cell
 * of its own among the first rows of a sheet: {@code 机密★10年}, {@code 密级：秘密}.
 */
public final class Door {
    private static final int ROWS_OF_SHEET = 30;
    private static final int ROWS_OF_FILE = 5_000;
    private static final Pattern NAMED = Pattern.compile("(?<!\\p{IsHan})(绝密|机密|秘密)(?!\\p{IsHan})");
    private static final Pattern MARK =
            Pattern.compile("[\\s\\u3000]*(?:密\\s*级\\s*[:：]?)?\\s*(绝\\s*密|机\\s*密|秘\\s*密)[\\s\\u3000]*(?:[★☆*].*)?");

    private Door() {}

    /** Lets a file in, or throws an {@link InputException} that tells where its mark is. */
    public static void pass(Path file, SourceSpec.Reading how) {
        named(file);
        marked(file, how).ifPresent(mark -> {
            throw mark;
        });
    }

    /** The same for a file whose rows are known. */
    static void pass(Path file, List<Row> rows) {
        named(file);
        rows.stream()
                .limit(ROWS_OF_SHEET)
                .flatMap(row -> look(file, row).stream())
                .findFirst()
                .ifPresent(mark -> {
                    throw mark;
                });
    }

    private static void named(Path file) {
        Matcher named = NAMED.matcher(file.getFileName().toString());
        if (named.find()) {
            throw refusal(file, named.group(1), "in its name");
        }
    }

    private static Optional<InputException> marked(Path file, SourceSpec.Reading how) {
        try (RowReader rows = Sources.of(how.format()).openHead(file, how, ROWS_OF_FILE)) {
            Optional<InputException> mark = Optional.empty();
            for (int read = 0; read < ROWS_OF_FILE && mark.isEmpty() && rows.hasNext(); read++) {
                mark = look(file, rows.next());
            }
            return mark;
        } catch (InputException unreadable) {
            // Why it cannot be read is told where it is read.
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<InputException> look(Path file, Row row) {
        for (int column = 1;
                row.number() <= ROWS_OF_SHEET && column <= row.cells().size();
                column++) {
            Matcher mark = MARK.matcher(row.cells().get(column - 1));
            if (mark.matches()) {
                String sheet = row.sheet().isEmpty() ? "" : "sheet '" + row.sheet() + "', ";
                return Optional.of(refusal(file, mark.group(1), sheet + "row " + row.number() + ", column " + column));
            }
        }
        return Optional.empty();
    }

    private static InputException refusal(Path file, String mark, String where) {
        return new InputException("Cannot load file '" + file.getFileName() + "': it is marked " + mark + " (" + where
                + "); nothing of it was kept, and files marked 秘密 or above do not belong here");
    }
}
