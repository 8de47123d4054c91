package yishu.semantic.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The catalogue as a page for people: what each figure is, and how to ask for it. */
final class CataloguePage {
    private CataloguePage() {}

    static String of(Catalogue catalogue) {
        String subjects =
                catalogue.subjects().stream().map(CataloguePage::subject).collect(Collectors.joining("\n"));
        return template().replace("<!-- subjects -->", subjects);
    }

    private static String template() {
        try (InputStream page = CataloguePage.class.getResourceAsStream("catalogue.html")) {
            if (page == null) {
                throw new IllegalStateException("Cannot read catalogue.html: not on the class path");
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String subject(Catalogue.Subject subject) {
        String dimensions = subject.dimensions().stream()
                .map(it -> "<code>" + escape(it.name()) + "</code>"
                        + (it.levels().isEmpty() ? "" : " (" + escape(String.join(", ", it.levels())) + ")"))
                .collect(Collectors.joining(", "));
        String figures = subject.figures().stream().map(CataloguePage::figure).collect(Collectors.joining("\n"));
        String first =
                subject.figures().isEmpty() ? "*" : subject.figures().get(0).name();
        return """
                <section>
                <h2><span lang="zh">%s</span> %s <code>indicators.%s</code></h2>
                <p>By %s and <code>period</code>. Ask for instance
                <a href="/api/query?format=csv&amp;sql=SELECT+%s+FROM+indicators.%s+GROUP+BY+year">SELECT %s
                FROM indicators.%s GROUP BY year</a>.</p>
                <table><thead><tr><th>name<th>指标<th>figure<th>unit<th>worked out as<th>owner</tr></thead>
                <tbody>
                %s
                </tbody></table>
                </section>""".formatted(
                        escape(subject.title().zh()),
                        escape(subject.title().en()),
                        escape(subject.name()),
                        dimensions,
                        escape(first),
                        escape(subject.name()),
                        escape(first),
                        escape(subject.name()),
                        figures);
    }

    private static String figure(Catalogue.Figure figure) {
        String mark = figure.synthetic() ? " <span class=\"synthetic\" lang=\"zh\">模拟数据</span>" : "";
        String breaks = figure.breaks().stream()
                .map(it -> "<br><small>break before " + escape(it.period()) + " (" + escape(it.kind()) + "): "
                        + escape(it.reason().en()) + " <span lang=\"zh\">"
                        + escape(it.reason().zh())
                        + "</span></small>")
                .collect(Collectors.joining());
        String notes = figure.notes().stream()
                .map(it -> "<br><small class=\"objection\">" + escape(it) + "</small>")
                .collect(Collectors.joining());
        return "<tr><td><code>" + escape(figure.name()) + "</code><td lang=\"zh\" title=\""
                + escape(figure.definition().zh()) + "\">"
                + escape(figure.title().zh()) + mark + "<td>"
                + escape(figure.title().en()) + "<br><small>"
                + escape(figure.definition().en()) + "</small>" + breaks + notes + "<td>" + escape(figure.unit())
                + "<td><code>"
                + escape(figure.measure()) + "</code><td>" + escape(figure.owner()) + "<br><small>"
                + escape(figure.classification()) + "</small></tr>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
