package yishu.content;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * What an installation chooses: {@code yishu.properties}, overridden by variables ({@code YISHU_WAREHOUSE_LOCATION} for
 * {@code warehouse.location}), overridden by flags. A key that is not known is an error.
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
        DEFAULTS.put("content.indicators", "semantic-layer/indicators");
        DEFAULTS.put("engine", "duckdb");
        DEFAULTS.put("server.port", "8642");
        DEFAULTS.put("spark.master", "local[*]");
        DEFAULTS.put("time.zone", "Asia/Shanghai");
    }

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
        if (DEFAULTS.containsKey(key)) {
            values.put(key, value);
        } else {
            problems.add(file, 1, "unknown setting '" + key + "'" + Nearest.hint(key, DEFAULTS.keySet()));
        }
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
