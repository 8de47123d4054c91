package yishu.pipelines.read.tree;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a value with all that it holds, numbers to the letter: 1.10 stays 1.10. */
final class JsonTrees {
    private final JsonText text;
    private final JsonParser parser;
    private Budget budget = new Budget();

    JsonTrees(JsonText text) {
        this.text = text;
        this.parser = text.parser();
    }

    /** The unit that begins at the current token. */
    Units.Unit unit() throws IOException {
        budget = new Budget();
        return new Units.Unit(text.line(), tree(text.place()));
    }

    private Tree tree(Place place) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(place);
            case START_ARRAY -> array(place);
            case VALUE_NULL -> new Tree.Value("");
            default -> new Tree.Value(taken(parser.getText(), place));
        };
    }

    private Tree object(Place place) throws IOException {
        List<Tree.Field> fields = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = taken(parser.currentName(), place);
            parser.nextToken();
            fields.add(new Tree.Field(name, tree(place)));
        }
        return new Tree.Branch("", fields);
    }

    private Tree array(Place place) throws IOException {
        List<Tree> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            budget.take(1, place);
            items.add(tree(place));
        }
        return new Tree.Items(items);
    }

    private String taken(String text, Place place) {
        budget.take(text.length(), place);
        return text;
    }
}
