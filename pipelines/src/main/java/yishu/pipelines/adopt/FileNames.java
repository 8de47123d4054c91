package yishu.pipelines.adopt;

import java.nio.file.Path;
import java.util.Optional;

/** What the name of a file and of its folder say: the dataset's id and title, and the names of the files to come. */
final class FileNames {
    private final Path file;
    private final Glossary glossary;

    FileNames(Path file, Glossary glossary) {
        this.file = file.toAbsolutePath().normalize();
        this.glossary = glossary;
    }

    private String name() {
        return file.getFileName().toString();
    }

    private String stem() {
        return name().replaceFirst("\\.[A-Za-z0-9]{1,7}$", "");
    }

    String title() {
        return stem().replaceFirst("\\s*\\(\\d+\\)$", "");
    }

    String id(Draft.Doubts doubts) {
        Path folder = file.getParent();
        Optional<String> department = Optional.ofNullable(folder)
                .map(Path::getFileName)
                .map(Path::toString)
                .filter(it -> !it.equals("sample"))
                .flatMap(this::named);
        String bare = title().replaceAll("\\d{4,8}(年[\\d-]*[月季]?度?)?", "").replaceAll("^[\\s_-]+|[\\s_\\-.]+$", "");
        Optional<String> dataset = named(bare).or(() -> named(title()));
        doubts.add(
                "id",
                "department and dataset were guessed from where the file stands; name them by --dataset DEPARTMENT/DATASET");
        return department.orElse("department") + "/" + dataset.orElse("dataset");
    }

    /** Words of other letters stand for themselves, whatever the glossary makes of them in a header. */
    private Optional<String> named(String text) {
        return text.matches("[\\w .-]+")
                ? Optional.of(Glossary.snake(text)).filter(it -> it.matches("[a-z].*"))
                : glossary.name(text);
    }

    /** The names of the files to come: dates and copies left open. */
    String glob(Draft.Doubts doubts) {
        String open = stem().replaceAll("([\\[\\]{}?*\\\\])", "\\\\$1")
                .replaceFirst("\\s*\\(\\d+\\)$", "*")
                .replaceAll(
                        "(?<!\\d)(?:19|20)\\d{2}(?:[-_.年]?(?:\\d{1,2}|[Qq][1-4])?(?:-\\d{1,2})?[月季]?度?(?:[-_.]?\\d{1,2}日?)?)?(?!\\d)",
                        "*")
                .replaceAll("\\*+", "*");
        String extension = name().substring(stem().length());
        boolean vague = open.replaceAll("[*\\s_-]", "").isEmpty();
        if (!open.equals(stem()) && !vague) {
            doubts.add("files", "files to come are expected under such a name; make sure that no other file has one");
        }
        return (vague ? stem().replaceAll("([\\[\\]{}?*\\\\])", "\\\\$1") : open) + extension;
    }
}
