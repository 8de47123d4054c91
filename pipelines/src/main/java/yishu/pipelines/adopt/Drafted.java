package yishu.pipelines.adopt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import yishu.pipelines.contract.Property;

/** A column of the table that is being drafted: what the contract will promise of it, and where the source takes it from. */
final class Drafted {
    private final String name;
    private final String businessName;
    private Property.Type type;
    private boolean required;
    private boolean running;
    private Optional<Integer> scale = Optional.empty();
    private final Map<String, String> custom = new LinkedHashMap<>();
    private final Map<String, List<String>> mapping = new LinkedHashMap<>();
    private final List<String> contractDoubts = new ArrayList<>();
    private final List<String> sourceDoubts = new ArrayList<>();

    /** @param businessName what the department calls it; blank where it does not */
    Drafted(String name, String businessName, Property.Type type) {
        this.name = name;
        this.businessName = businessName;
        this.type = type;
    }

    String name() {
        return name;
    }

    String businessName() {
        return businessName;
    }

    Property.Type type() {
        return type;
    }

    boolean required() {
        return required;
    }

    Optional<Integer> scale() {
        return scale;
    }

    Drafted from(String... fields) {
        mapping.put("from", List.of(fields));
        return this;
    }

    Drafted say(String key, String value) {
        mapping.put(key, List.of(value));
        return this;
    }

    Drafted custom(String property, String value) {
        custom.put(property, value);
        return this;
    }

    Drafted scale(int decimals) {
        scale = Optional.of(decimals);
        return this;
    }

    void require(boolean isRequired) {
        required = isRequired;
    }

    /** Gives up what the sample contradicts: it becomes a text. */
    void asText() {
        type = Property.Type.STRING;
        scale = Optional.empty();
        custom.keySet().removeIf(it -> !it.equals("concept") && !it.equals("personal"));
        if (Optional.ofNullable(custom.get("concept"))
                .filter(it -> !it.equals("INDICATOR"))
                .isPresent()) {
            custom.remove("concept");
        }
        mapping.keySet().removeIf(it -> it.equals("unit") || it.equals("codelist") || it.equals("within"));
    }

    /** Says that it only numbers rows, so that it is a key only where nothing else is. */
    Drafted running() {
        running = true;
        return this;
    }

    boolean isRunning() {
        return running;
    }

    Drafted doubtContract(String doubt) {
        contractDoubts.add(doubt);
        return this;
    }

    Drafted doubtSource(String doubt) {
        sourceDoubts.add(doubt);
        return this;
    }

    Optional<String> concept() {
        return Optional.ofNullable(custom.get("concept"));
    }

    /** Whether it plays an SDMX concept. */
    boolean is(String wanted) {
        return wanted.equals(custom.get("concept"));
    }

    boolean isMeasure() {
        return concept().filter("OBS_VALUE"::equals).isPresent() || type == Property.Type.NUMBER;
    }

    Map<String, String> custom() {
        return custom;
    }

    Map<String, List<String>> mapping() {
        return mapping;
    }

    List<String> contractDoubts() {
        return contractDoubts;
    }

    List<String> sourceDoubts() {
        return sourceDoubts;
    }
}
