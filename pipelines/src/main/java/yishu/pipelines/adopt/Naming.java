package yishu.pipelines.adopt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yishu.pipelines.contract.Property;

/** Names for the columns of one table, no two alike. */
final class Naming {
    private final Glossary glossary;
    private final List<String> taken = new ArrayList<>();

    Naming(Glossary glossary) {
        this.glossary = glossary;
    }

    Glossary glossary() {
        return glossary;
    }

    /** A column named for what the department calls it; by its place, and with a doubt, where no word is known for it. */
    Drafted column(Profile profile, Property.Type type) {
        Optional<String> known = profile.isUnnamed() ? Optional.empty() : glossary.name(profile.name());
        Drafted drafted = new Drafted(
                take(known.orElse("column_" + profile.column())), profile.isUnnamed() ? "" : profile.name(), type);
        if (known.isEmpty()) {
            drafted.doubtContract(
                    profile.isUnnamed()
                            ? "the column has no name in the file; name it"
                            : "no English name is known for '" + shown(profile.name())
                                    + "'; name it, or add the word to glossary.csv");
        }
        return drafted.from(profile.name());
    }

    String take(String name) {
        String free = Glossary.free(name, taken);
        taken.add(free);
        return free;
    }

    static String shown(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= 40 ? line : line.substring(0, 40) + "...";
    }
}
