package yishu.semantic.serve;

import java.util.List;
import yishu.content.InputException;
import yishu.content.Nearest;

/** What can be asked for, and what it means. */
public record Catalogue(List<Subject> subjects) {
    public Catalogue {
        subjects = List.copyOf(subjects);
    }

    /** A table of figures that share their dimensions, {@code indicators.provinces}. */
    public record Subject(
            String name, Words title, String frequency, List<Dimension> dimensions, List<Figure> figures) {}

    /** Words for readers of English and of Chinese. */
    public record Words(String en, String zh) {}

    /**
     * What figures are broken down by.
     *
     * @param codelist empty when its values are in no list
     * @param levels of a hierarchy, from the top
     */
    public record Dimension(String name, String codelist, List<String> levels) {}

    /**
     * A figure that a question may ask for.
     *
     * @param measure how it is worked out, {@code SUM(value)}
     * @param synthetic whether its numbers are invented, and must be shown as 模拟数据
     * @param notes on objections to some of its values, which are looked into
     */
    public record Figure(
            String name,
            Words title,
            Words definition,
            String unit,
            String measure,
            List<Break> breaks,
            String owner,
            String classification,
            boolean synthetic,
            List<String> notes) {}

    /** A place in a series that values must not be compared across. */
    public record Break(String period, String kind, Words reason) {}

    /** @throws InputException with the nearest name, when there is no such subject */
    Subject subject(String name) {
        return subjects.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException("Cannot find subject '" + name + "'"
                        + Nearest.hint(
                                name, subjects.stream().map(Subject::name).toList())));
    }
}
