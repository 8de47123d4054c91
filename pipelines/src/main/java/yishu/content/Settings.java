package yishu.content;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an installation chooses: {@code yishu.properties}, overridden by variables ({@code YISHU_WAREHOUSE_LOCATION} for
 * {@code warehouse.location}), overridden by flags. A key that is not known is an error.
 *
 * <p>Services that data comes from are connections, each with a name of its own: {@code jdbc.hr.url},
 * {@code jdbc.hr.user} and {@code jdbc.hr.password} ({@code YISHU_JDBC_HR_PASSWORD}) are the connection {@code hr} to a
 * database.
 */
public final class Settings {
    private static final Map<String, String> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put("warehouse.location", "warehouse");
        DEFAULTS.put("catalog.uri", "");
        DEFAULTS.put("catalog.user", "");
        DEFAULTS.put("catalog.password", "");
        DEFAULTS.put("content.datasets", "pipelines/datasets");
        DEFAULTS.put("content.codelists", "pipelines/codelists");
        DEFAULTS.put("content.glossary", "pipelines/glossary.csv");
        DEFAULTS.put("content.indicators", "semantic-layer/indicators");
        DEFAULTS.put("content.reviews", "semantic-layer/reviews");
        DEFAULTS.put("content.entities", "semantic-layer/entities");
        DEFAULTS.put("engine", "duckdb");
        DEFAULTS.put("landing.key", "");
        DEFAULTS.put("personal.keys", "personal.keys");
        DEFAULTS.put("release.approvers", "");
        DEFAULTS.put("release.identity", "account");
        DEFAULTS.put("server.port", "8642");
        DEFAULTS.put("spark.master", "local[*]");
        DEFAULTS.put("follow.milliseconds", "500");
        DEFAULTS.put("maintain.keep", "7");
        DEFAULTS.put("lineage.url", "");
        DEFAULTS.put("lineage.key", "");
        DEFAULTS.put("lineage.file", "");
        DEFAULTS.put("lineage.namespace", "yishu");
        DEFAULTS.put("time.zone", "Asia/Shanghai");
        DEFAULTS.put("objection.accept-days", "3");
        DEFAULTS.put("objection.verify-days", "10");
    }

    /** What is said of each connection of a kind; the first is what it cannot be without. */
    private static final Map<String, List<String>> CONNECTIONS = Map.of(
            "jdbc", List.of("url", "user", "password"), "kafka", List.of("servers", "config"), "sdmx", List.of("url"));

    private static final Pattern CONNECTION = Pattern.compile("([a-z]+)\\.([a-z][a-z0-9-]*)\\.([a-z-]+)");
    private static final Pattern VARIABLE = Pattern.compile("YISHU_([A-Z]+)_([A-Z][A-Z0-9_]*)_([A-Z]+)");

    private final Path home;
    private final Map<String, String> values;

    private Settings(Path home, Map<String, String> values) {
        this.home = home;
        this.values = values;
    }

    /**
     * @param home the folder that relative paths start from; holds {@code yishu.properties} if there is one
     * @param variables the environment
     * @param flags by setting's name
     * @throws InputException naming every unknown key
     */
    public static Settings read(Path home, Map<String, String> variables, Map<String, String> flags) {
        Map<String, String> values = new LinkedHashMap<>(DEFAULTS);
        Problems problems = new Problems();
        Path file = home.resolve("yishu.properties");
        fromFile(file).forEach((key, value) -> put(values, file, String.valueOf(key), String.valueOf(value), problems));
        for (String key : DEFAULTS.keySet()) {
            String variable =
                    "YISHU_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
            if (variables.containsKey(variable)) {
                values.put(key, variables.get(variable));
            }
        }
        variables.forEach((variable, value) -> {
            Matcher matcher = VARIABLE.matcher(variable);
            if (matcher.matches()) {
                String key = (matcher.group(1) + "." + matcher.group(2).replace('_', '-') + "." + matcher.group(3))
                        .toLowerCase(Locale.ROOT);
                if (ofConnection(key)) {
                    values.put(key, value);
                }
            }
        });
        flags.forEach((key, value) -> put(values, Path.of("command line"), key, value, problems));
        problems.throwIfAny();
        return new Settings(home, values);
    }

    private static Properties fromFile(Path file) {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new InputException("Cannot read settings '" + file + "': " + e.getMessage(), e);
            }
        }
        return properties;
    }

    private static void put(Map<String, String> values, Path file, String key, String value, Problems problems) {
        if (DEFAULTS.containsKey(key) || ofConnection(key)) {
            values.put(key, value);
        } else {
            problems.add(file, 1, "unknown setting '" + key + "'" + Nearest.hint(key, knownLike(key)));
        }
    }

    private static boolean ofConnection(String key) {
        Matcher matcher = CONNECTION.matcher(key);
        return matcher.matches()
                && CONNECTIONS.getOrDefault(matcher.group(1), List.of()).contains(matcher.group(3));
    }

    /** The keys that may be meant, of the same connection if it is one. */
    private static Set<String> knownLike(String key) {
        Set<String> known = new LinkedHashSet<>(DEFAULTS.keySet());
        Matcher matcher = CONNECTION.matcher(key);
        if (matcher.matches()) {
            CONNECTIONS.forEach(
                    (kind, keys) -> keys.forEach(it -> known.add(kind + "." + matcher.group(2) + "." + it)));
        }
        return known;
    }

    /**
     * What is said of a connection, without its prefix: {@code url -> jdbc:postgresql:...}.
     *
     * @param kind of the service, {@code jdbc}
     * @throws InputException if there is none of that name; what it says of others is their names
     */
    public Map<String, String> connection(String kind, String name) {
        String first = first(kind);
        Map<String, String> found = new LinkedHashMap<>();
        Set<String> names = new TreeSet<>();
        values.forEach((key, value) -> {
            Matcher matcher = CONNECTION.matcher(key);
            if (matcher.matches() && matcher.group(1).equals(kind)) {
                names.add(matcher.group(2));
                if (matcher.group(2).equals(name)) {
                    found.put(matcher.group(3), value);
                }
            }
        });
        if (!found.containsKey(first)) {
            throw new InputException("Cannot find connection '" + name + "': there is no setting '" + kind + "." + name
                    + "." + first + "'" + Nearest.hint(name, names));
        }
        return found;
    }

    /** Whether there is a connection of that name. */
    public boolean hasConnection(String kind, String name) {
        return values.containsKey(kind + "." + name + "." + first(kind));
    }

    private static String first(String kind) {
        return CONNECTIONS.getOrDefault(kind, List.of("url")).get(0);
    }

    /** The value of a known setting. */
    public String text(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("Cannot read setting '" + key + "': it is not declared");
        }
        return value;
    }

    /** A setting that is a path, from {@code home} when it is relative. */
    public Path path(String key) {
        return home.resolve(text(key)).toAbsolutePath().normalize();
    }

    public int number(String key) {
        try {
            return Integer.parseInt(text(key));
        } catch (NumberFormatException e) {
            throw new InputException("Cannot read setting '" + key + "': '" + text(key) + "' is not a number", e);
        }
    }

    /** The publishers' zone: a date without a time is midnight there. */
    public ZoneId zone() {
        return ZoneId.of(text("time.zone"));
    }

    public Path warehouse() {
        return path("warehouse.location");
    }

    /**
     * The catalog's JDBC address: {@code catalog.uri}, or SQLite in the warehouse with a write-ahead log and a busy
     * timeout.
     */
    public String catalogUri() {
        String uri = text("catalog.uri");
        return uri.isEmpty()
                ? "jdbc:sqlite:" + warehouse().resolve("catalog.db") + "?journal_mode=WAL&busy_timeout=30000"
                : uri;
    }
}
