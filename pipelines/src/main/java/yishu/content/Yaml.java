package yishu.content;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A node of a YAML file that knows its place. Scalars stay text ({@code 110000} and {@code "110000"} are the same code);
 * a key that is absent is an empty node, so {@code yaml.at("table").at("skip_until").textOr("")} needs no tests between.
 */
public final class Yaml {
    private final Path file;
    private final int line;
    private final Tag tag;
    private final String scalar;
    private final List<Yaml> items;
    private final Map<String, Yaml> entries;

    private Yaml(Path file, int line, Tag tag, String scalar, List<Yaml> items, Map<String, Yaml> entries) {
        this.file = file;
        this.line = line;
        this.tag = tag;
        this.scalar = scalar;
        this.items = List.copyOf(items);
        this.entries = Collections.unmodifiableMap(entries);
    }

    /** Every document of the file; a syntax error becomes a problem and ends the reading. */
    public static List<Yaml> readAll(Path file, Problems problems) {
        return parseAll(file, text(file, problems), problems);
    }

    /** The text of a file, or an empty one with a problem. */
    public static String text(Path file, Problems problems) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            problems.add(file, 1, "no such file");
        } catch (CharacterCodingException e) {
            problems.add(file, 1, "not UTF-8 text");
        } catch (IOException e) {
            problems.add(file, 1, "cannot be read: " + e.getMessage());
        }
        return "";
    }

    /** Every document of a text that came from the file. */
    public static List<Yaml> parseAll(Path file, String text, Problems problems) {
        List<Yaml> documents = new ArrayList<>();
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            for (Node node : new org.yaml.snakeyaml.Yaml(options).composeAll(new StringReader(text))) {
                documents.add(of(file, node, problems));
            }
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(file, line, "not YAML: " + e.getProblem());
        }
        return documents;
    }

    /** The only document of the file, or an empty node when there is none. */
    public static Yaml read(Path file, Problems problems) {
        return parse(file, text(file, problems), problems);
    }

    /** The only document of a text that came from the file. */
    public static Yaml parse(Path file, String text, Problems problems) {
        List<Yaml> documents = parseAll(file, text, problems);
        if (documents.size() > 1) {
            problems.add(file, documents.get(1).line(), "a second document; this file holds one");
        }
        return documents.isEmpty() ? absent(file, 1) : documents.get(0);
    }

    private static Yaml absent(Path file, int line) {
        return new Yaml(file, line, Tag.NULL, "", List.of(), Map.of());
    }

    private static Yaml of(Path file, Node node, Problems problems) {
        int line = node.getStartMark().getLine() + 1;
        if (node instanceof MappingNode mapping) {
            Map<String, Yaml> entries = new LinkedHashMap<>();
            for (NodeTuple tuple : mapping.getValue()) {
                Node key = tuple.getKeyNode();
                String name = key instanceof ScalarNode scalar ? scalar.getValue() : key.toString();
                if (entries.put(name, of(file, tuple.getValueNode(), problems)) != null) {
                    problems.add(file, key.getStartMark().getLine() + 1, "key '" + name + "' stands twice");
                }
            }
            return new Yaml(file, line, Tag.MAP, "", List.of(), entries);
        }
        if (node instanceof SequenceNode sequence) {
            List<Yaml> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(of(file, item, problems));
            }
            return new Yaml(file, line, Tag.SEQ, "", items, Map.of());
        }
        return new Yaml(file, line, node.getTag(), ((ScalarNode) node).getValue(), List.of(), Map.of());
    }

    public Path file() {
        return file;
    }

    /** From 1. */
    public int line() {
        return line;
    }

    public boolean isAbsent() {
        return tag.equals(Tag.NULL);
    }

    public boolean isMap() {
        return tag.equals(Tag.MAP);
    }

    public boolean isList() {
        return tag.equals(Tag.SEQ);
    }

    /** The value under a key; an empty node when this is no map or has no such key. */
    public Yaml at(String key) {
        Yaml value = entries.get(key);
        return value == null ? absent(file, line) : value;
    }

    /** The scalar as it was written; empty for an absent node, a map or a list. */
    public String text() {
        return scalar;
    }

    public String textOr(String otherwise) {
        return isAbsent() ? otherwise : scalar;
    }

    public Optional<String> optionalText() {
        return isAbsent() ? Optional.empty() : Optional.of(scalar);
    }

    public boolean isTrue() {
        return tag.equals(Tag.BOOL) && scalar.equalsIgnoreCase("true");
    }

    /** The items of a list, or the node itself as the only item, or nothing when it is absent. */
    public List<Yaml> items() {
        if (isAbsent()) {
            return List.of();
        }
        return isList() ? items : List.of(this);
    }

    public List<String> texts() {
        return items().stream().map(Yaml::text).toList();
    }

    /** The entries of a map in the order of the file. */
    public Map<String, Yaml> entries() {
        return entries;
    }

    Tag tag() {
        return tag;
    }
}
