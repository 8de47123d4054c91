package yishu.pipelines.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas are the reference of what may be written, so each key says what it is for. */
class DescriptionsTest {
    @ParameterizedTest
    @ValueSource(strings = {"contract.schema.json", "source.schema.json"})
    void everyKeyIsDescribed(String schema) throws IOException {
        try (InputStream in = Objects.requireNonNull(Recipe.class.getResourceAsStream(schema))) {
            assertThat(bare("", new ObjectMapper().readTree(in))).isEmpty();
        }
    }

    /** The keys without a description; those below {@code properties} may be written, one of them called so. */
    private static List<String> bare(String path, JsonNode node) {
        List<String> bare = new ArrayList<>();
        node.properties().forEach(field -> {
            String here = path + "/" + field.getKey();
            if (path.matches(".*(?<!/properties)/properties")
                    && field.getValue().path("description").asText().isEmpty()) {
                bare.add(here);
            }
            bare.addAll(bare(here, field.getValue()));
        });
        for (int item = 0; node.isArray() && item < node.size(); item++) {
            bare.addAll(bare(path + "/" + item, node.get(item)));
        }
        return bare;
    }
}
