package yishu.pipelines.adopt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import yishu.content.CodeList;
import yishu.content.Problems;
import yishu.pipelines.contract.Datasets;

/** Drafts of files that a test writes, with the code lists and the glossary of the repository. */
final class Drafts {
    private static final Path ROOT = Path.of(System.getProperty("yishu.root"));
    private static final Adoption ADOPTION = adoption();

    private Drafts() {}

    private static Adoption adoption() {
        Problems problems = new Problems();
        Map<String, CodeList> lists = new LinkedHashMap<>();
        Datasets.codeLists(ROOT.resolve("pipelines/codelists"), problems).forEach(it -> lists.put(it.name(), it));
        Adoption adoption =
                new Adoption(lists, ROOT.resolve("pipelines/glossary.csv"), ZoneId.of("Asia/Shanghai"), problems);
        problems.throwIfAny();
        return adoption;
    }

    static Adopted of(Path file) {
        return ADOPTION.draft(file, Optional.of("city/table"));
    }

    /** A text file in a folder, last changed on the first of July 2024. */
    static Path file(Path folder, String name, String text, String charset) {
        try {
            Path file = Files.writeString(folder.resolve(name), text, Charset.forName(charset));
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2024-07-01T04:00:00Z")));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
