package yishu.semantic.entity;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import yishu.content.CodeList;

/** Folds names of enterprises as a clerk would who compares two lists. */
final class NameFolding {
    private static final Pattern NOISE = Pattern.compile("[\\s\\p{Punct}\\p{IsPunctuation}]+");

    private final List<String> places;
    private final List<String> legalForms;

    NameFolding(EntitySpec spec) {
        this.places = spec.places().stream()
                .flatMap(NameFolding::names)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        this.legalForms = spec.legalForms().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    private static Stream<String> names(CodeList list) {
        return list.codes().stream()
                .flatMap(code -> Stream.concat(Stream.of(code.name()), code.aliases().stream()))
                .filter(name -> name.length() > 1);
    }

    FoldedName fold(String name) {
        String whole = NOISE.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
        String core = without(whole, places, String::startsWith, String::substring);
        core = without(core, legalForms, String::endsWith, (text, length) -> text.substring(0, text.length() - length));
        return new FoldedName(whole, core.isEmpty() ? whole : core);
    }

    private interface Stands {
        boolean at(String text, String part);
    }

    private interface Cut {
        String of(String text, int length);
    }

    private static String without(String text, List<String> parts, Stands stands, Cut cut) {
        return parts.stream()
                .filter(part -> part.length() < text.length() && stands.at(text, part))
                .findFirst()
                .map(part -> cut.of(text, part.length()))
                .orElse(text);
    }
}
