package yishu.pipelines.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import yishu.content.InputException;
import yishu.pipelines.contract.SourceSpec.Reading;

/** Files made from a good one by accidents: bytes lost, doubled, changed or replaced by what means something else. */
public final class Mutations {
    private static final long SEED = 20261123;
    private static final List<String> TRAPS = List.of(
            "\0",
            "\uFEFF",
            "{",
            "}",
            "[",
            "]",
            "\"",
            ",",
            ":",
            "<",
            ">",
            "</",
            "/>",
            "&",
            "&a;",
            "<!DOCTYPE a>",
            "<![CDATA[",
            "]]>",
            "<!--",
            "\\u",
            "-",
            "1e999999999",
            "null",
            "\r",
            "\n",
            "\u001A",
            "\u3000",
            "地",
            "𠮷",
            "%s",
            "%");

    private Mutations() {}

    /** Reads each of them within ten seconds to its end or to a refusal; nothing else may happen. */
    public static void assertHarmless(Path good, Reading reading, int count) throws IOException {
        byte[] bytes = Files.readAllBytes(good);
        Path file = good.resolveSibling("mutated");
        Random random = new Random(SEED);
        for (int number = 0; number < count; number++) {
            byte[] mutated = bytes;
            for (int accident = random.nextInt(3); accident >= 0; accident--) {
                mutated = mutate(mutated, random);
            }
            Files.write(file, mutated);
            assertTimeoutPreemptively(
                    Duration.ofSeconds(10), () -> read(file, reading), "mutation " + number + " of seed " + SEED);
        }
    }

    private static void read(Path file, Reading reading) {
        try {
            List<Row> rows = Rows.of(file, reading);
            for (int index = 1; index < rows.size(); index++) {
                assertThat(rows.get(index).number())
                        .isGreaterThan(rows.get(index - 1).number());
            }
        } catch (InputException refused) {
            assertThat(refused).hasMessageStartingWith("Cannot read file 'mutated': ");
            assertThat(refused.getMessage()).hasSizeLessThan(1_000);
        }
    }

    private static byte[] mutate(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(20));
        return switch (random.nextInt(5)) {
            case 0 -> spliced(bytes, from, to, new byte[0]);
            case 1 -> spliced(bytes, to, to, Arrays.copyOfRange(bytes, from, to));
            case 2 ->
                spliced(
                        bytes,
                        from,
                        from,
                        TRAPS.get(random.nextInt(TRAPS.size())).getBytes(StandardCharsets.UTF_8));
            case 3 -> spliced(bytes, from, Math.min(bytes.length, from + 1), new byte[] {(byte) random.nextInt(256)});
            default -> Arrays.copyOf(bytes, from);
        };
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
        byte[] spliced = Arrays.copyOf(bytes, from + middle.length + bytes.length - to);
        System.arraycopy(middle, 0, spliced, from, middle.length);
        System.arraycopy(bytes, to, spliced, from + middle.length, bytes.length - to);
        return spliced;
    }
}
