package yishu.pipelines.read.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import yishu.content.InputException;
import yishu.pipelines.contract.SourceSpec.Reading;
import yishu.pipelines.read.Rows;

/** Sample files, and what happens to files on their way. */
final class Cubes {
    private static final long SEED = 20260101;

    private Cubes() {}

    /** A copy of a sample in a folder that may be written to. */
    static Path sample(String name, Path folder) {
        try (InputStream in = Objects.requireNonNull(Cubes.class.getResourceAsStream(name), name)) {
            return Files.write(folder.resolve(name), in.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Damages the file in many ways; each time it has to be read or refused, soon. */
    static void mutate(Path good, Reading reading, int times) {
        try {
            byte[] bytes = Files.readAllBytes(good);
            Path bad = good.resolveSibling("bad");
            for (int time = 0; time < times; time++) {
                Files.write(bad, mutated(bytes, new Random(SEED + time)));
                String which = good.getFileName() + ", seed " + (SEED + time);
                Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(10), () -> readOrRefuse(bad, reading, which), which);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void readOrRefuse(Path file, Reading reading, String which) {
        try {
            Rows.of(file, reading);
        } catch (InputException refused) {
            assertThat(refused.getMessage()).as(which).startsWith("Cannot read file 'bad': ");
        } catch (Throwable wrong) {
            fail(which, wrong);
        }
    }

    /** One to four damages: a byte changed, a part left out, doubled, moved, or put in from a store of signs. */
    private static byte[] mutated(byte[] good, Random random) {
        byte[] bytes = good;
        for (int damage = random.nextInt(4); damage >= 0 && bytes.length > 1; damage--) {
            int from = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, from + 1 + random.nextInt(40));
            byte[] part = Arrays.copyOfRange(bytes, from, to);
            bytes = switch (random.nextInt(5)) {
                case 0 -> joined(bytes, from, new byte[] {(byte) random.nextInt(256)}, from + 1);
                case 1 -> joined(bytes, from, new byte[0], to);
                case 2 -> joined(bytes, to, part, to);
                case 3 -> joined(bytes, random.nextInt(bytes.length), part, bytes.length);
                default -> joined(bytes, from, sign(random), from);
            };
        }
        return bytes;
    }

    private static byte[] sign(Random random) {
        String signs = "\"';:,=()[]{}<>&/\\-+.0123456789 \n\r\t#*~null%s";
        int at = random.nextInt(signs.length());
        return signs.substring(at, at + 1).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[] bytes, int upTo, byte[] part, int from) {
        byte[] joined = Arrays.copyOf(bytes, upTo + part.length + bytes.length - from);
        System.arraycopy(part, 0, joined, upTo, part.length);
        System.arraycopy(bytes, from, joined, upTo + part.length, bytes.length - from);
        return joined;
    }
}
