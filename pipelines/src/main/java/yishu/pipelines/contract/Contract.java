package yishu.pipelines.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a table promises: {@code contract.yaml}, in the Open Data Contract Standard 3.1.
 *
 * @param file the contract's file
 * @param title what the table is about
 * @param properties the columns, in order
 * @param grain the properties that tell one row from another
 * @param authority which source wins where several report one figure
 * @param editions rules that name the edition of a row; the first that applies counts
 * @param published rules that date the publication of a row; the first that applies counts
 * @param load how rows meet what is there
 * @param classification who may see it: {@code public}, {@code internal} or {@code restricted}
 * @param synthetic whether the figures are invented and must be labelled so
 * @param ahead whether figures may be about periods that begin after their publication: plans, targets, forecasts
 * @param release how its figures are released; a load of any other is published at once
 * @param checks what the rows must satisfy
 * @param items the data items that it collects
 * @param due when the department owes its files, if it owes any
 */
public record Contract(
        Path file,
        String title,
        List<Property> properties,
        List<String> grain,
        Optional<Authority> authority,
        List<Rule> editions,
        List<Rule> published,
        LoadMode load,
        String classification,
        boolean synthetic,
        boolean ahead,
        Optional<ReleasePlan> release,
        List<Check> checks,
        List<Item> items,
        Optional<Due> due) {
    /** Columns that every table has beside its contract's, and those that a check adds to the rows that it finds. */
    public static final List<String> RESERVED = List.of(
            "time_period",
            "freq",
            "obs_status",
            "footnote",
            "edition",
            "published_at",
            "file_hash",
            "sheet",
            "row_number",
            "column_number",
            "load_id",
            "reason",
            "property");

    public Contract {
        properties = List.copyOf(properties);
        grain = List.copyOf(grain);
        editions = List.copyOf(editions);
        published = List.copyOf(published);
        checks = List.copyOf(checks);
        items = List.copyOf(items);
    }

    /** The property of that name, if it is promised. */
    public Optional<Property> property(String name) {
        return properties.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** The property that plays an SDMX role: {@code TIME_PERIOD}, {@code REF_AREA}, {@code OBS_VALUE} ... */
    public Optional<Property> concept(String concept) {
        return properties.stream()
                .filter(it -> it.concept().equals(Optional.of(concept)))
                .findFirst();
    }

    /** Whether a column tells of persons. */
    public boolean isPersonal() {
        return properties.stream().anyMatch(it -> it.personal().isPresent());
    }

    /** The checks that the bounds of properties are. */
    public List<Check.Range> bounds() {
        return properties.stream()
                .filter(it -> it.minimum().isPresent() || it.maximum().isPresent())
                .map(it -> new Check.Range(
                        it.line(),
                        it.name() + " within its bounds",
                        Check.Severity.QUARANTINE,
                        it.name(),
                        Map.of(),
                        it.minimum(),
                        it.maximum()))
                .toList();
    }

    public List<String> names() {
        return properties.stream().map(Property::name).toList();
    }

    /**
     * What tells one figure from another: the grain, with {@code time_period} for the first day of a period, since January,
     * the first quarter and the total of its months all begin on the same day.
     */
    public List<String> figureKey() {
        Optional<String> day = concept("TIME_PERIOD").map(Property::name);
        return grain.stream()
                .map(name -> day.equals(Optional.of(name)) ? "time_period" : name)
                .toList();
    }

    /** What tells one row of one edition from another: the figure, and the source where rivals stand side by side. */
    public List<String> key() {
        List<String> key = new ArrayList<>(figureKey());
        authority.map(Authority::column).filter(column -> !key.contains(column)).ifPresent(key::add);
        return List.copyOf(key);
    }

    /** What tells one row from another: the key, and the edition. */
    public List<String> editionKey() {
        List<String> key = new ArrayList<>(key());
        key.add("edition");
        return List.copyOf(key);
    }

    /** How the rows of a load meet those that are there; always within one edition. */
    public enum LoadMode {
        /** New keys only: one that is there already refuses the load. */
        APPEND,
        /** A period that the load brings is replaced whole. */
        REPLACE_PERIOD,
        /** A key that the load brings is replaced. */
        UPSERT,
        /** The load is all there is. */
        FULL
    }

    /** The sources of one figure, the one to believe first. A source that is not listed comes last. */
    public record Authority(String column, List<String> order) {
        public Authority {
            order = List.copyOf(order);
        }
    }
}
