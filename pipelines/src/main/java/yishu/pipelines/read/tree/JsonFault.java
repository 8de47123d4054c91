package yishu.pipelines.read.tree;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.nio.file.Path;
import yishu.content.InputException;
import yishu.pipelines.read.Unreadable;

/** What the parser finds wrong, in one sentence with its line. */
final class JsonFault {
    private JsonFault() {}

    /** @param above how many lines of the file lie above what the parser was given */
    static InputException of(Path file, JsonProcessingException fault, JsonParser parser, int above) {
        return of(file, fault, parser, above, 0);
    }

    /** @param begun the line of the object that was being read; 0 if that helps nobody */
    static InputException of(Path file, JsonProcessingException fault, JsonParser parser, int above, int begun) {
        JsonLocation location = fault.getLocation() == null ? parser.currentLocation() : fault.getLocation();
        int line = above + location.getLineNr();
        String where = begun == 0 || begun == line ? "" : ", in the object that begins in line " + begun;
        return Unreadable.because(fault, file, what(fault) + ", line " + line + where);
    }

    private static String what(JsonProcessingException fault) {
        String said = String.valueOf(fault.getOriginalMessage());
        if (fault instanceof JsonEOFException) {
            return "it is cut off: it ends before all that it opens is closed";
        }
        if (fault instanceof StreamConstraintsException) {
            return limit(said);
        }
        if (said.startsWith("Duplicate")) {
            return "a field stands twice in one object (" + said + ")";
        }
        String first = said.split("\n|: was expecting|: expected| \\(for ", 2)[0];
        return "it is not JSON: " + Fields.shown(first, 150);
    }

    private static String limit(String said) {
        if (said.startsWith("String")) {
            return "a text is longer than 16 MB";
        }
        if (said.startsWith("Number")) {
            return "a number has more than 1,000 digits";
        }
        return said.contains("depth")
                ? "it is nested deeper than 1,000 levels"
                : "a name is longer than 50,000 letters";
    }
}
