package yishu.pipelines.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import yishu.content.Nearest;
import yishu.content.Problems;
import yishu.content.Yaml;

/** What has to hold of a document of {@code source.yaml} whose files are the address of a service. */
final class AddressRules {
    /** The formats in which each kind of service hands over what it has. */
    private static final Map<String, List<String>> FORMATS = new LinkedHashMap<>();

    static {
        FORMATS.put("jdbc", List.of("parquet"));
        FORMATS.put("kafka", List.of("json", "csv"));
        FORMATS.put("sdmx", List.of("sdmx"));
    }

    private final Problems problems;

    AddressRules(Problems problems) {
        this.problems = problems;
    }

    void check(Yaml document) {
        Yaml files = document.at("files");
        List<Address> addresses =
                files.texts().stream().flatMap(it -> Address.of(it).stream()).toList();
        if (!addresses.isEmpty() && files.texts().size() > 1) {
            problem(files, "'" + addresses.get(0) + "' stands for all files of its document; give it one of its own");
        }
        addresses.forEach(address -> check(address, document));
        boolean asks = addresses.stream().anyMatch(it -> it.scheme().equals("jdbc"));
        if (!asks && !document.at("query").isAbsent()) {
            problem(document.at("query"), "'query' is for a database: files: \"jdbc:<connection>\"");
        }
    }

    private void check(Address address, Yaml document) {
        List<String> formats = FORMATS.get(address.scheme());
        if (formats == null) {
            problem(
                    document.at("files"),
                    "no service '" + address.scheme() + "'" + Nearest.hint(address.scheme(), FORMATS.keySet()));
        } else if (!formats.contains(document.at("format").textOr(""))) {
            problem(
                    document.at("format"),
                    "what comes from '" + address.scheme() + ":' is read as " + String.join(" or ", formats));
        }
        if (address.scheme().equals("jdbc") && document.at("query").isAbsent()) {
            problem(document.at("files"), "'" + address + "' needs a 'query'");
        }
        if (address.scheme().equals("kafka") && address.rest().isEmpty()) {
            problem(document.at("files"), "'" + address + "' names no topic; write kafka:<connection>/<topic>");
        }
        if (address.scheme().equals("sdmx") && address.rest().isEmpty()) {
            problem(document.at("files"), "'" + address + "' names no flow; write sdmx:<connection>/<flow>/<key>");
        }
    }

    private void problem(Yaml place, String what) {
        problems.add(place.file(), place.line(), what);
    }
}
