package yishu.pipelines.publish;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import yishu.content.CodeList;
import yishu.pipelines.contract.Dataset;
import yishu.pipelines.contract.SourceSpec;
import yishu.pipelines.personal.Vault;

/**
 * What turns a dataset's files into rows, as hashes: when one of them changes, every file is read again.
 *
 * @param contract of {@code contract.yaml}
 * @param source of {@code source.yaml}
 * @param codelists of the code lists that they name
 * @param normalizer the version of our own rules and, where persons are hashed, of the key
 */
record Definition(String contract, String source, String codelists, String normalizer) {
    /** Raised whenever the same file would give other rows than before. */
    static final String NORMALIZER_VERSION = "2";

    static Definition of(Dataset dataset, Map<String, CodeList> lists, Vault vault) {
        TreeSet<String> names = new TreeSet<>();
        dataset.contract().properties().stream()
                .flatMap(it -> it.codelist().stream())
                .forEach(names::add);
        dataset.sources().stream()
                .flatMap(it -> it.map().values().stream())
                .map(SourceSpec.Mapping::codelist)
                .flatMap(Optional::stream)
                .forEach(names::add);
        String codes = hash(names.stream()
                .flatMap(name -> Stream.concat(
                        Stream.of(name),
                        Optional.ofNullable(lists.get(name)).stream()
                                .flatMap(list -> list.codes().stream().map(Object::toString))))
                .toList());
        return new Definition(
                hash(List.of(dataset.recipe().contract())),
                hash(List.of(dataset.recipe().source())),
                codes,
                NORMALIZER_VERSION
                        + vault.pseudonyms(dataset.contract())
                                .map(it -> ", " + it.version())
                                .orElse(""));
    }

    /** The identity of a load: its files under this definition, in any order. */
    String load(String dataset, Collection<String> fileHashes) {
        return hash(Stream.concat(
                        Stream.of(dataset, contract, source, codelists, normalizer), new TreeSet<>(fileHashes).stream())
                .toList());
    }

    static String hash(Collection<String> lines) {
        MessageDigest digest = Landing.sha256();
        lines.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
    }
}
