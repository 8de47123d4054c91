package yishu.pipelines.read.cube;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yishu.content.InputException;
import yishu.pipelines.read.Unreadable;

/** What an SDMX-JSON says of its data before any of it is read, wherever in the file it says so. */
final class SdmxJsonStructures {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Path file;
    private final List<SdmxJsonStructure> structures = new ArrayList<>();

    /** By data set, the index of its structure. */
    private final List<Integer> structureOf = new ArrayList<>();

    private SdmxJsonStructures(Path file) {
        this.file = file;
    }

    static SdmxJsonStructures of(Path file) throws IOException {
        SdmxJsonStructures all = new SdmxJsonStructures(file);
        try (JsonParser json = parser(file)) {
            json.nextToken();
            all.message(json);
        } catch (JsonProcessingException failure) {
            throw damaged(failure, file);
        }
        if (all.structureOf.isEmpty()) {
            throw Unreadable.because(file, "it is JSON, but no data of SDMX: it has no dataSets");
        }
        return all;
    }

    static JsonParser parser(Path file) throws IOException {
        return new JsonFactory().createParser(file.toFile());
    }

    static InputException damaged(JsonProcessingException failure, Path file) {
        int line = failure.getLocation() == null ? 1 : failure.getLocation().getLineNr();
        return Unreadable.because(
                failure, file, "line " + line + ": it is no well-formed JSON: " + failure.getOriginalMessage());
    }

    /** The drafts of SDMX-JSON 1.0 have at the top what stands in {@code data} since. */
    private void message(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("data") && value == JsonToken.START_OBJECT) {
                message(json);
            } else if (name.equals("structure") && value == JsonToken.START_OBJECT) {
                structures.add(SdmxJsonStructure.of(tree(json)));
            } else if (name.equals("structures") && value == JsonToken.START_ARRAY) {
                tree(json).forEach(it -> structures.add(SdmxJsonStructure.of(it)));
            } else if (name.equals("errors") && value == JsonToken.START_ARRAY) {
                errors(tree(json));
            } else if (name.equals("dataSets") && value == JsonToken.START_ARRAY) {
                dataSets(json);
            } else {
                json.skipChildren();
            }
        }
    }

    private static JsonNode tree(JsonParser json) throws IOException {
        return MAPPER.readTree(json);
    }

    private void errors(JsonNode errors) {
        if (!errors.isEmpty()) {
            JsonNode first = errors.get(0);
            throw Unreadable.because(
                    file,
                    "it tells of an error: %s %s",
                    first.path("code").asText(),
                    first.path("title").asText(first.path("message").asText()));
        }
    }

    private void dataSets(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            int structure = 0;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("structure") && value == JsonToken.VALUE_NUMBER_INT) {
                    structure = json.getIntValue();
                } else if (name.equals("action") && "Delete".equals(json.getText())) {
                    throw refusal(json, "the action of a data set is Delete, but a file can only add data");
                } else {
                    json.skipChildren();
                }
            }
            structureOf.add(structure);
        }
    }

    InputException refusal(JsonParser json, String what, Object... details) {
        int line = json.currentLocation().getLineNr();
        return Unreadable.because(file, "line " + line + ": " + what, details);
    }

    /** The structure of a data set, from 0. */
    SdmxJsonStructure of(int dataSet) {
        int index = structureOf.get(dataSet);
        return Optional.of(index)
                .filter(it -> it >= 0 && it < structures.size())
                .map(structures::get)
                .orElseThrow(() -> Unreadable.because(
                        file, "its data set %d has no structure: there are %d", dataSet + 1, structures.size()));
    }
}
