package yishu.pipelines.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import yishu.content.InputException;
import yishu.pipelines.contract.SourceSpec.Reading;

/**
 * Files made from a good one by accidents: bytes or lines lost, doubled, swapped, changed or replaced by what means
 * something else. In a packed file, as a workbook is, they happen within as often as without.
 */
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
            byte[] mutated = of(bytes, random);
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

    /** What one to three accidents make of a file. */
    public static byte[] of(byte[] good, Random random) {
        byte[] mutated = good;
        for (int accident = random.nextInt(3); accident >= 0; accident--) {
            mutated = isPacked(mutated) && random.nextBoolean() ? within(mutated, random) : mutate(mutated, random);
        }
        return mutated;
    }

    private static boolean isPacked(byte[] bytes) {
        return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3;
    }

    /** Packs the file again with an accident in one of the files within; whole again if it cannot be unpacked. */
    private static byte[] within(byte[] packed, Random random) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(packed));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(random.nextInt(4) == 0 ? mutate(content, random) : content);
            }
        } catch (IOException unreadable) {
            return mutate(packed, random);
        }
        return bytes.toByteArray();
    }

    private static byte[] mutate(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(20));
        return switch (random.nextInt(8)) {
            case 0 -> spliced(bytes, from, to, new byte[0]);
            case 1 -> spliced(bytes, to, to, Arrays.copyOfRange(bytes, from, to));
            case 2 ->
                spliced(
                        bytes,
                        from,
                        from,
                        TRAPS.get(random.nextInt(TRAPS.size())).getBytes(StandardCharsets.UTF_8));
            case 3 -> spliced(bytes, from, Math.min(bytes.length, from + 1), new byte[] {(byte) random.nextInt(256)});
            case 4 -> spliced(bytes, lineAt(bytes, from), lineBehind(bytes, from), new byte[0]);
            case 5 ->
                spliced(
                        bytes,
                        lineAt(bytes, from),
                        lineAt(bytes, from),
                        Arrays.copyOfRange(bytes, lineAt(bytes, from), lineBehind(bytes, from)));
            case 6 -> {
                int other = lineAt(bytes, random.nextInt(bytes.length + 1));
                yield spliced(
                        bytes, other, other, Arrays.copyOfRange(bytes, lineAt(bytes, from), lineBehind(bytes, from)));
            }
            default -> Arrays.copyOf(bytes, from);
        };
    }

    private static int lineAt(byte[] bytes, int place) {
        int start = place;
        while (start > 0 && bytes[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private static int lineBehind(byte[] bytes, int place) {
        int end = place;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return Math.min(bytes.length, end + 1);
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
        byte[] spliced = Arrays.copyOf(bytes, from + middle.length + bytes.length - to);
        System.arraycopy(middle, 0, spliced, from, middle.length);
        System.arraycopy(bytes, to, spliced, from + middle.length, bytes.length - to);
        return spliced;
    }
}
