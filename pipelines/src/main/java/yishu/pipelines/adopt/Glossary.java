package yishu.pipelines.adopt;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import yishu.content.Problems;
import yishu.content.Yaml;
import yishu.pipelines.contract.Contract;
import yishu.pipelines.normalize.Plain;

/**
 * Names in English of the words that departments use, read from {@code glossary.csv}: 地区 is region, 年末常住人口 is
 * year_end_resident_population. A line is {@code term,name,concept}; whoever meets a new word adds one.
 */
final class Glossary {
    /** What a term is called, and the SDMX concept that it mostly is, or a blank. */
    record Term(String name, String concept) {}

    private final Map<String, Term> terms;
    private final int longest;

    private Glossary(Map<String, Term> terms) {
        this.terms = terms;
        this.longest = terms.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /** Reads the file; an installation without one names columns by their place. */
    static Glossary read(Path file, Problems problems) {
        return Files.exists(file) ? parse(file, Yaml.text(file, problems), problems) : new Glossary(Map.of());
    }

    static Glossary parse(Path file, String text, Problems problems) {
        Map<String, Term> terms = new LinkedHashMap<>();
        List<String> lines = text.lines().toList();
        for (int line = 1; line < lines.size(); line++) {
            String[] cells = lines.get(line).split(",", -1);
            if (cells.length != 3 || !cells[1].matches("[a-z][a-z0-9_]*")) {
                problems.add(
                        file, line + 1, "a line is term,name,concept, and a name is of small letters, digits and _");
            } else {
                terms.put(key(cells[0]), new Term(cells[1], cells[2]));
            }
        }
        return new Glossary(terms);
    }

    private static String key(String text) {
        return Plain.dense(text).toLowerCase(Locale.ROOT).replaceAll("[_\\-.]", "");
    }

    /** The concept of a whole name, without its unit. */
    Optional<String> concept(String said) {
        return Optional.ofNullable(terms.get(key(bare(said))))
                .map(Term::concept)
                .filter(it -> !it.isEmpty());
    }

    /** A name in {@code snake_case}, if every part of what is said has one. */
    Optional<String> name(String said) {
        String bare = bare(said);
        Term whole = terms.get(key(bare));
        if (whole != null) {
            return Optional.of(whole.name());
        }
        Optional<String> name = bare.chars().allMatch(it -> it < 128) ? Optional.of(snake(bare)) : composed(key(bare));
        return name.filter(it -> it.matches("[a-z][a-z0-9_]{0,60}"));
    }

    private static String bare(String said) {
        String plain = Plain.text(said);
        return NamedUnit.find(plain).map(NamedUnit::name).orElse(plain).replaceFirst("/$", "");
    }

    static String snake(String ascii) {
        return ascii.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replace("%", "_percent")
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "")
                .replaceFirst("^(\\d)", "n$1");
    }

    /** Longest terms first; digits and letters stand for themselves. */
    private Optional<String> composed(String key) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (at < key.length()) {
            int end = longestAt(key, at);
            if (end > at) {
                parts.add(terms.getOrDefault(key.substring(at, end), new Term("", ""))
                        .name());
                at = end;
            } else if (key.charAt(at) < 128 || "（）、的：".indexOf(key.charAt(at)) >= 0) {
                int from = at;
                while (at < key.length() && key.charAt(at) < 128 && longestAt(key, at) == at) {
                    at++;
                }
                at = Math.max(at, from + 1);
                parts.add(snake(key.substring(from, at).replaceAll("[^\\x00-\\x7f]", "")));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(
                String.join("_", parts.stream().filter(it -> !it.isEmpty()).toList())
                        .replaceFirst("^(\\d)", "n$1"));
    }

    private int longestAt(String key, int at) {
        for (int end = Math.min(key.length(), at + longest); end > at; end--) {
            if (terms.containsKey(key.substring(at, end))) {
                return end;
            }
        }
        return at;
    }

    /** A name that is not taken and that no column of every table has. */
    static String free(String name, List<String> taken) {
        String free = Contract.RESERVED.contains(name) ? name + "_said" : name;
        for (int count = 2; taken.contains(free); count++) {
            free = name + "_" + count;
        }
        return free;
    }
}
