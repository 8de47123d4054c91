package yishu.pipelines.fetch;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import yishu.pipelines.contract.Address;
import yishu.pipelines.contract.SourceSpec;

/**
 * The names of fetched files. {@code jdbc.hr.3f9c01aa.parquet} came from {@code jdbc:hr} by one query; another query
 * gives other names, since what the first one brought cannot be read as if it had been the second.
 */
public final class FetchedName {
    private FetchedName() {}

    /** How the names begin. */
    static String stem(SourceSpec source) {
        Address address = source.address()
                .orElseThrow(() -> new IllegalArgumentException("Cannot name a fetched file: no address, but globs"));
        CRC32 sum = new CRC32();
        sum.update((address + "\n" + source.query().orElse("")).getBytes(StandardCharsets.UTF_8));
        return prefix(address) + String.format("%08x", sum.getValue());
    }

    /** Whether a file of that name was fetched by this source as it is now. */
    public static boolean isOf(SourceSpec source, String name) {
        return source.address().isPresent() && name.startsWith(stem(source));
    }

    /** Whether a file of that name may stand among the samples of a source: {@code jdbc.hr.parquet}. */
    public static boolean isSampleOf(SourceSpec source, String name) {
        return source.address().map(it -> name.startsWith(prefix(it))).orElse(false);
    }

    private static String prefix(Address address) {
        return address.toString().replaceAll("[^\\p{L}\\p{N}_-]+", ".") + ".";
    }
}
