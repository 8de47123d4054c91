package yishu.pipelines.read.cube;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The shape of a PX file's data: the last dimension runs fastest.
 *
 * @param stub the dimensions that KEYS may name in each row of the data
 * @param heading the others, below each row
 * @param cells how many cells the data has to hold
 * @param hasKeys whether the data says of each row what it is of, and leaves out rows
 */
record PxCube(List<PxDimension> stub, List<PxDimension> heading, long cells, boolean hasKeys) {
    PxCube {
        stub = List.copyOf(stub);
        heading = List.copyOf(heading);
    }

    static PxCube of(PxMetadata metadata, PxText text) throws IOException {
        Set<String> names = new HashSet<>();
        List<PxDimension> stub = dimensions("STUB", names, metadata, text);
        List<PxDimension> heading = dimensions("HEADING", names, metadata, text);
        if (names.isEmpty()) {
            throw text.refusal(text.line(), "neither STUB nor HEADING is stated before DATA");
        }
        Optional<PxDimension> keyless =
                stub.stream().filter(it -> it.keys().isEmpty()).findFirst();
        List<PxStatement> keys = metadata.all("KEYS");
        if (!keys.isEmpty() && (keyless.isPresent() || stub.isEmpty())) {
            throw text.refusal(
                    keys.get(0).line(),
                    "KEYS is stated, but not of every dimension of STUB: '%s' has none",
                    keyless.map(PxDimension::name).orElse(""));
        }
        return new PxCube(stub, heading, product(stub, heading, text), !keys.isEmpty());
    }

    private static List<PxDimension> dimensions(String keyword, Set<String> names, PxMetadata metadata, PxText text) {
        List<PxDimension> dimensions = new ArrayList<>();
        metadata.find(keyword).ifPresent(place -> place.values().stream()
                .filter(it -> !it.isBlank())
                .forEach(name -> {
                    if (!names.add(name)) {
                        throw text.refusal(place.line(), "%s names the dimension '%s' a second time", keyword, name);
                    }
                    dimensions.add(PxDimension.of(name, place, metadata, text));
                }));
        return dimensions;
    }

    private static long product(List<PxDimension> stub, List<PxDimension> heading, PxText text) throws IOException {
        long cells = 1;
        for (PxDimension it : Stream.concat(stub.stream(), heading.stream()).toList()) {
            cells *= it.size();
            if (cells > Integer.MAX_VALUE) {
                throw text.refusal(text.line(), "its dimensions give more than %d cells", Integer.MAX_VALUE);
            }
        }
        return cells;
    }

    /** All dimensions in the order of the file. */
    List<PxDimension> dimensions() {
        return Stream.concat(stub.stream(), heading.stream()).toList();
    }

    /** How many cells stand in a row with keys. */
    int width() {
        return heading.stream().mapToInt(PxDimension::size).reduce(1, Math::multiplyExact);
    }

    /** For a message: {@code 地区 (3) × 年 (4)}. */
    static String shown(List<PxDimension> dimensions) {
        return dimensions.stream().map(it -> it.name() + " (" + it.size() + ")").collect(Collectors.joining(" × "));
    }
}
